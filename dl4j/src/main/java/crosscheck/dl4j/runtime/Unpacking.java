package crosscheck.dl4j.runtime;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/**
 * Puts ND4J's native library, 370 MB, into JavaCPP's cache while a program still reads its data.
 *
 * <p>JavaCPP does so itself when the library loads, unless it is there already; with an empty cache
 * that is most of the time to the first operation. Nothing of ND4J's is loaded here, since its
 * classes must not be initialised by two threads.
 */
public final class Unpacking {
    private Unpacking() {}

    /**
     * Begins in a thread of its own, for the processor's library and with the settings of {@link
     * NativeRuntime}. What fails is left to be told when the library loads.
     *
     * @return the thread, a daemon, which nobody needs to wait for
     */
    public static Thread begin() {
        NativeRuntime.prepare();
        Thread thread = new Thread(Unpacking::unpack, "native-library");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The library in the cache, where there is one for this platform. */
    static Optional<File> unpack() {
        URL library = NativeRuntime.library();
        if (library == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Loader.cacheResource(library));
        } catch (IOException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
