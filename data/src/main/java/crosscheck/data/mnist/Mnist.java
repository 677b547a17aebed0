package crosscheck.data.mnist;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.idx.IdxFolder;
import crosscheck.data.idx.IdxPart;
import crosscheck.data.idx.RawContent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds MNIST or downloads it, and opens it. It looks in
 *
 * <ol>
 *   <li>the folder that is given, or its folder {@code mnist}, and nowhere else if one is given;
 *   <li>the folder that {@code CROSSCHECK_DATA} names, or its folder {@code mnist};
 *   <li>the cache, {@code $XDG_CACHE_HOME/crosscheck/mnist} or {@code ~/.cache/crosscheck/mnist};
 *   <li>the mirrors, from which it fills the cache; {@code CROSSCHECK_MNIST_MIRRORS}, a
 *       comma-separated list of base addresses, replaces the public ones.
 * </ol>
 *
 * <p>The checksums bind it wherever it is. A file in the cache that is not what it must be is
 * downloaded again; anywhere else it is an error.
 */
public final class Mnist {

    /** The name of the data set. */
    public static final String NAME = "mnist";

    /** Ten digits. */
    public static final int CLASSES = 10;

    private final Places places;
    private final TransferListener listener;
    private final MnistSource source;
    private final DownloadLimits limits;

    /**
     * The published MNIST.
     *
     * @param environment the environment variables, such as {@link System#getenv()}; copied
     * @param listener sees the progress of downloads
     */
    public Mnist(Map<String, String> environment, TransferListener listener) {
        this(environment, listener, MnistSource.CANONICAL, DownloadLimits.DEFAULT);
    }

    /**
     * Four files that take the place of MNIST, from other mirrors.
     *
     * @param environment the environment variables, such as {@link System#getenv()}; copied
     * @param source what the files must be and who serves them
     */
    public Mnist(
            Map<String, String> environment,
            TransferListener listener,
            MnistSource source,
            DownloadLimits limits) {
        this.places = new Places(Map.copyOf(environment));
        this.listener = listener;
        this.source = source;
        this.limits = limits;
    }

    /** What the four files must be; one for each part, in order. */
    public List<ExpectedFile> expectedFiles() {
        return source.files();
    }

    /**
     * The folder that a user names for MNIST, by {@code dataDir} or {@code CROSSCHECK_DATA}, if it
     * holds at least one of the four files. Nothing is read.
     *
     * @param dataDir where to look and nowhere else
     * @return the folder itself or its folder {@code mnist}; empty only if no folder is given and
     *     {@code CROSSCHECK_DATA} is not set or has no MNIST in it
     * @throws InvalidDataException if a named folder does not exist, or the given one holds none of
     *     the files
     */
    public Optional<Path> provided(Optional<Path> dataDir) throws InvalidDataException {
        return places.provided(dataDir);
    }

    /**
     * The folder into which downloads go.
     *
     * @return it need not exist
     * @throws InvalidDataException if an environment variable is not a path
     */
    public Path cache() throws InvalidDataException {
        return places.cache();
    }

    /**
     * The addresses from which it would be downloaded.
     *
     * @return those of {@code CROSSCHECK_MNIST_MIRRORS} if it is set
     * @throws InvalidDataException if that variable holds anything but http and https addresses
     */
    public List<URI> mirrors() throws InvalidDataException {
        return places.mirrors(source.mirrors());
    }

    /**
     * The folder with MNIST on this machine, without reading it and without the network.
     *
     * @param dataDir where to look and nowhere else
     * @return the provided folder or the cache, which then has all four files; else empty
     * @throws InvalidDataException as {@link #provided}, or if an environment variable is not a
     *     path
     */
    public Optional<Path> find(Optional<Path> dataDir) throws InvalidDataException {
        Optional<Path> provided = provided(dataDir);
        return provided.isPresent() ? provided : Optional.of(cache()).filter(Mnist::isComplete);
    }

    /**
     * MNIST, downloaded if need be: 50,000 examples to train, 10,000 to validate, 10,000 to test.
     *
     * @param dataDir where to look and nowhere else
     * @return one row of 784 pixels from 0 to 1 for each image
     * @throws InvalidDataException if a named folder does not hold the published files, or if it
     *     cannot be downloaded
     */
    public Split open(Optional<Path> dataDir) throws InvalidDataException {
        Optional<Path> provided = provided(dataDir);
        if (provided.isPresent()) {
            return readPublished(provided.get()).split(NAME, CLASSES);
        }
        return readCache().split(NAME, CLASSES);
    }

    /**
     * Makes sure that MNIST is on this machine, downloading it if need be.
     *
     * @param dataDir where to look and nowhere else
     * @return the folder with the four files, all of them checked
     * @throws InvalidDataException as {@link #open}
     */
    public Path fetch(Optional<Path> dataDir) throws InvalidDataException {
        Optional<Path> provided = provided(dataDir);
        if (provided.isPresent()) {
            return readPublished(provided.get()).folder();
        }
        Path cache = cache();
        fill(cache);
        return cache;
    }

    private IdxFolder readCache() throws InvalidDataException {
        Path cache = cache();
        if (isComplete(cache)) {
            try {
                return readPublished(cache);
            } catch (InvalidDataException e) {
                fill(cache); // what is damaged is downloaded again
                return readPublished(cache);
            }
        }
        fill(cache);
        return readPublished(cache);
    }

    private IdxFolder readPublished(Path folder) throws InvalidDataException {
        IdxFolder read = IdxFolder.read(folder);
        for (ExpectedFile expected : source.files()) {
            RawContent found = read.contents().get(expected.part());
            if (!found.equals(expected.content())) {
                throw new InvalidDataException(
                        String.format(
                                Locale.ROOT,
                                "%s of MNIST must have SHA-256 %s but in %s it has %s:"
                                        + " replace it, or name that folder as the data set if it"
                                        + " is another one",
                                expected.part().fileName(),
                                expected.content().sha256(),
                                folder,
                                found.sha256()));
            }
        }
        return read;
    }

    private void fill(Path cache) throws InvalidDataException {
        try {
            Files.createDirectories(cache);
        } catch (IOException e) {
            throw new InvalidDataException(
                    "the cache folder "
                            + cache
                            + " cannot be made ("
                            + e.getMessage()
                            + "): set XDG_CACHE_HOME to a folder that can be written to",
                    e);
        }
        Mirrors mirrors = new Mirrors(mirrors(), new Download(limits, listener));
        for (ExpectedFile expected : source.files()) {
            Path target = cache.resolve(expected.compressedName());
            if (!isIntact(expected, cache)) {
                mirrors.download(expected, target);
                removeOthers(expected.part(), cache, target);
            }
        }
    }

    private static boolean isIntact(ExpectedFile expected, Path cache) {
        Optional<Path> file = expected.part().find(cache);
        try {
            return file.isPresent()
                    && RawContent.measure(file.get(), expected.content().bytes() + 1)
                            .equals(expected.content());
        } catch (InvalidDataException e) {
            return false;
        }
    }

    /** Removes a damaged file under another usual name, which would hide the good one. */
    private static void removeOthers(IdxPart part, Path cache, Path target)
            throws InvalidDataException {
        try {
            for (Path found = part.find(cache).orElse(target);
                    !found.equals(target);
                    found = part.find(cache).orElse(target)) {
                Files.delete(found);
            }
        } catch (IOException e) {
            throw new InvalidDataException(
                    "a damaged file in the cache cannot be removed ("
                            + e.getMessage()
                            + "): remove the folder "
                            + cache,
                    e);
        }
    }

    private static boolean isComplete(Path folder) {
        return IdxPart.missingIn(folder).isEmpty();
    }
}
