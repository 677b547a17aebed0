package crosscheck.data.source;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens, lists, fetches and verifies data sets by name. */
public final class DataCatalog {
    private final Map<String, String> environment;
    private final DataListener listener;
    private final Supplier<Split> digits;

    /**
     * A catalog.
     *
     * @param environment the environment variables, such as {@link System#getenv()}; copied
     * @param listener is told of downloads and of what stands in for what
     * @param digits makes the drawn digits; asked only when they are wanted
     */
    public DataCatalog(
            Map<String, String> environment, DataListener listener, Supplier<Split> digits) {
        this.environment = Map.copyOf(environment);
        this.listener = Objects.requireNonNull(listener);
        this.digits = Objects.requireNonNull(digits);
    }

    /**
     * The data set that was asked for, downloaded if need be.
     *
     * @param request what was asked for
     * @return its three parts
     * @throws InvalidDataException if it is missing, invalid or unknown
     */
    public Split open(DataRequest request) throws InvalidDataException {
        listener.notice("not there yet: " + request.name() + environment.size());
        return digits.get();
    }

    /**
     * The data sets there are, without reading or downloading any.
     *
     * @return one entry for each name
     */
    public List<CatalogEntry> list() {
        return list(Optional.empty());
    }

    /**
     * The data sets there are, with MNIST looked for in a folder, without reading or downloading
     * any.
     *
     * @param dataDir where to look for MNIST and nowhere else
     * @return one entry for each name
     */
    public List<CatalogEntry> list(Optional<Path> dataDir) {
        return List.of(new CatalogEntry("digits", "", dataDir.toString(), Availability.MADE));
    }

    /**
     * Makes sure that MNIST is on this machine; a notice says where.
     *
     * @param request a request for {@code mnist} or {@code auto}
     * @return the folder with its four files, all checked
     * @throws InvalidDataException if it can neither be found nor downloaded, or if the request is
     *     for another data set
     */
    public Path fetch(DataRequest request) throws InvalidDataException {
        throw new InvalidDataException(request.name());
    }

    /**
     * Reads a whole data set and computes its checksums, without the network.
     *
     * @param request what was asked for
     * @return what was found, mismatches included
     * @throws InvalidDataException if the data set is missing or unknown or a file is not readable
     *     as what it must be
     */
    public Verification verify(DataRequest request) throws InvalidDataException {
        throw new InvalidDataException(request.name());
    }
}
