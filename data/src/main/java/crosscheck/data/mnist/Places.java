package crosscheck.data.mnist;

import crosscheck.data.InvalidDataException;
import crosscheck.data.idx.IdxPart;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where MNIST may be, as the environment variables say. */
final class Places {
    /** Names a folder of data sets. */
    static final String DATA_VARIABLE = "CROSSCHECK_DATA";

    /** Replaces the public mirrors by a comma-separated list of base addresses. */
    static final String MIRRORS_VARIABLE = "CROSSCHECK_MNIST_MIRRORS";

    private static final String FOLDER = "mnist";

    private final Map<String, String> environment;

    Places(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the folder with MNIST that was named, if one was and it holds any of the files. */
    Optional<Path> provided(Optional<Path> dataDir) throws InvalidDataException {
        if (dataDir.isPresent()) {
            Path folder = requireFolder(dataDir.get(), "--data-dir");
            Optional<Path> found = within(folder);
            if (found.isEmpty()) {
                throw new InvalidDataException(
                        String.format(
                                Locale.ROOT,
                                "the folder %s must hold MNIST, in itself or in its folder %s, but"
                                        + " has no %s there: name one that does, or leave out"
                                        + " --data-dir to download it",
                                folder,
                                FOLDER,
                                IdxPart.TRAIN_IMAGES.fileName()));
            }
            return found;
        }
        Optional<String> named = variable(DATA_VARIABLE);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return within(requireFolder(path(DATA_VARIABLE, named.get()), DATA_VARIABLE));
    }

    /** Returns the folder into which downloads go; it need not exist. */
    Path cache() throws InvalidDataException {
        Optional<String> named = variable("XDG_CACHE_HOME");
        if (named.isPresent()) {
            Path folder = path("XDG_CACHE_HOME", named.get());
            if (folder.isAbsolute()) { // the XDG specification says to ignore others
                return folder.resolve("crosscheck").resolve(FOLDER);
            }
        }
        String home = variable("HOME").orElse(System.getProperty("user.home"));
        return path("HOME", home).resolve(".cache").resolve("crosscheck").resolve(FOLDER);
    }

    /** Returns the mirrors of the environment if it names any, else the usual ones. */
    List<URI> mirrors(List<URI> usual) throws InvalidDataException {
        Optional<String> named = variable(MIRRORS_VARIABLE);
        if (named.isEmpty()) {
            return usual;
        }
        List<URI> mirrors = new ArrayList<>();
        for (String address : named.get().split(",")) {
            if (!address.isBlank()) {
                mirrors.add(mirror(address.strip()));
            }
        }
        return mirrors;
    }

    private static URI mirror(String address) throws InvalidDataException {
        try {
            URI uri = new URI(address.endsWith("/") ? address : address + "/");
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw invalidMirror(address, e);
        }
        throw invalidMirror(address, null);
    }

    private static InvalidDataException invalidMirror(String address, URISyntaxException cause) {
        return new InvalidDataException(
                MIRRORS_VARIABLE
                        + " must list http or https addresses but has \""
                        + address
                        + "\": correct or unset it",
                cause);
    }

    private static Optional<Path> within(Path folder) {
        for (Path candidate : List.of(folder.resolve(FOLDER), folder)) {
            if (IdxPart.missingIn(candidate).size() < IdxPart.values().length) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Path requireFolder(Path folder, String namedBy) throws InvalidDataException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    String.format(
                            Locale.ROOT,
                            "%s must name a folder but there is none at %s: correct it or leave it"
                                    + " out",
                            namedBy,
                            folder));
        }
        return folder;
    }

    private static Path path(String variable, String value) throws InvalidDataException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new InvalidDataException(
                    variable + " must be a path but is \"" + value + "\": correct or unset it", e);
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
