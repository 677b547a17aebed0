package crosscheck.dl4j.runtime;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * A class loader that hides the services of all backends but one.
 *
 * <p>Left alone, ND4J takes the backend of the highest priority, which is CUDA's and which only
 * environment variables change, and goes on to the next one in silence where it does not start.
 * With one to be seen there is nothing to choose.
 */
final class BackendServices extends ClassLoader {
    private static final String SERVICES = "META-INF/services/";

    private final List<String> hidden = new ArrayList<>();

    /** Classes and resources of another loader, without the services of other backends. */
    BackendServices(ClassLoader parent, Backend shown) {
        super(parent);
        for (Backend backend : Backend.values()) {
            if (backend != shown) {
                backend.root(parent).ifPresent(hidden::add);
            }
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> all = super.getResources(name);
        if (!name.startsWith(SERVICES)) {
            return all;
        }
        return Collections.enumeration(
                Collections.list(all).stream().filter(this::isShown).toList());
    }

    @Override
    public URL getResource(String name) {
        URL first = super.getResource(name);
        if (first == null || !name.startsWith(SERVICES) || isShown(first)) {
            return first;
        }
        try {
            return Optional.of(getResources(name))
                    .filter(Enumeration::hasMoreElements)
                    .map(Enumeration::nextElement)
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isShown(URL address) {
        String text = address.toString();
        return hidden.stream().noneMatch(text::startsWith);
    }
}
