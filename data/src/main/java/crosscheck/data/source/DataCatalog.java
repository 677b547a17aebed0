package crosscheck.data.source;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.folder.PictureFolder;
import crosscheck.data.idx.IdxPart;
import crosscheck.data.iris.Iris;
import crosscheck.data.mnist.Mnist;
import crosscheck.data.truthtable.TruthTable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Opens, lists, fetches and verifies data sets by name: {@code mnist}, {@code digits}, {@code
 * iris}, {@code and}, {@code or}, {@code nand}, {@code xor}, the path of a folder with four IDX
 * files or with pictures in a sub-folder for each class, or {@code auto}.
 *
 * <p>{@code auto} is MNIST where it can be had and the drawn digits where it cannot, which a notice
 * then says. It stands in for what is missing, never for what is wrong: a named folder that does
 * not exist or does not hold the published files is an error.
 */
public final class DataCatalog {

    /** The name for MNIST or, where it cannot be had, the drawn digits. */
    public static final String AUTO = "auto";

    /** The name of the drawn digits. */
    public static final String DIGITS = "digits";

    private final Mnist mnist;
    private final DataListener listener;
    private final Supplier<Split> digits;

    /**
     * A catalog with the published MNIST.
     *
     * @param environment the environment variables, such as {@link System#getenv()}; copied
     */
    public DataCatalog(
            Map<String, String> environment, DataListener listener, Supplier<Split> digits) {
        this(new Mnist(environment, listener), listener, digits);
    }

    /**
     * The catalog with the digits that the program draws.
     *
     * @param environment variables, of which {@code CROSSCHECK_DATA}, {@code XDG_CACHE_HOME} and
     *     {@code CROSSCHECK_MNIST_MIRRORS} matter; not modified
     */
    public static DataCatalog standard(Map<String, String> environment, DataListener listener) {
        return new DataCatalog(environment, listener, DataCatalog::drawDigits);
    }

    private static Split drawDigits() {
        DrawnDigits drawn = DrawnDigits.standard();
        return Split.lastSixth(drawn.train(), drawn.test());
    }

    DataCatalog(Mnist mnist, DataListener listener, Supplier<Split> digits) {
        this.mnist = mnist;
        this.listener = Objects.requireNonNull(listener);
        this.digits = Objects.requireNonNull(digits);
    }

    /**
     * The names that can be asked for, beside the paths of folders; unmodifiable, {@code auto}
     * first.
     */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(AUTO, Mnist.NAME, DIGITS, Iris.NAME));
        for (TruthTable table : TruthTable.values()) {
            names.add(table.datasetName());
        }
        return List.copyOf(names);
    }

    /**
     * The data set that was asked for, downloaded if need be.
     *
     * @throws InvalidDataException if it is missing, invalid or unknown, or the thread was
     *     interrupted during a download
     */
    public Split open(DataRequest request) throws InvalidDataException {
        return switch (request.name()) {
            case AUTO -> openAuto(request.dataDir());
            case Mnist.NAME -> mnist.open(request.dataDir());
            case DIGITS -> digits.get();
            case Iris.NAME -> Iris.split();
            default -> {
                Optional<TruthTable> table = truthTable(request.name());
                yield table.isPresent()
                        ? table.get().split()
                        : Folders.open(Folders.named(request.name()), request.classes());
            }
        };
    }

    private Split openAuto(Optional<Path> dataDir) throws InvalidDataException {
        if (mnist.provided(dataDir).isPresent()) {
            return mnist.open(dataDir);
        }
        try {
            return mnist.open(dataDir);
        } catch (InvalidDataException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            listener.notice(
                    ("using " + DIGITS + " instead of " + Mnist.NAME + ", for " + e.getMessage())
                            .replaceAll("\\s+", " "));
            return digits.get();
        }
    }

    /**
     * The data sets there are, without reading or downloading any; one entry for each name but
     * {@code auto}.
     */
    public List<CatalogEntry> list() {
        return list(Optional.empty());
    }

    /**
     * The data sets there are, with MNIST looked for in a folder, without reading or downloading
     * any.
     *
     * @param dataDir where to look for MNIST and nowhere else
     * @return one entry for each name but {@code auto}
     */
    public List<CatalogEntry> list(Optional<Path> dataDir) {
        List<CatalogEntry> entries = new ArrayList<>();
        entries.add(mnistEntry(dataDir));
        entries.add(made(DIGITS, "digits drawn by the program", "drawn when opened"));
        entries.add(made(Iris.NAME, "150 irises of 3 species (Fisher 1936)", "in the program"));
        for (TruthTable table : TruthTable.values()) {
            entries.add(
                    made(
                            table.datasetName(),
                            "truth table of " + table.name() + ", 4 rows",
                            "in the program"));
        }
        return List.copyOf(entries);
    }

    private static CatalogEntry made(String name, String description, String where) {
        return new CatalogEntry(name, description, where, Availability.MADE);
    }

    private CatalogEntry mnistEntry(Optional<Path> dataDir) {
        String description = "70,000 handwritten digits of 28 x 28 pixels (LeCun et al. 1998)";
        try {
            Optional<Path> found = mnist.find(dataDir);
            if (found.isPresent()) {
                boolean complete = IdxPart.missingIn(found.get()).isEmpty();
                return new CatalogEntry(
                        Mnist.NAME,
                        description,
                        complete ? found.get().toString() : found.get() + " (incomplete)",
                        complete ? Availability.READY : Availability.MISSING);
            }
            String mirrors =
                    mnist.mirrors().stream().map(URI::toString).collect(Collectors.joining(", "));
            return new CatalogEntry(
                    Mnist.NAME,
                    description,
                    mirrors + " into " + mnist.cache(),
                    Availability.TO_FETCH);
        } catch (InvalidDataException e) {
            return new CatalogEntry(Mnist.NAME, description, e.getMessage(), Availability.MISSING);
        }
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
        if (!List.of(AUTO, Mnist.NAME).contains(request.name())) {
            throw new InvalidDataException(
                    "only "
                            + Mnist.NAME
                            + " can be fetched but "
                            + request.name()
                            + " was asked for: ask for "
                            + Mnist.NAME
                            + ", or open the other one directly");
        }
        return mnist.fetch(request.dataDir());
    }

    /**
     * Reads a whole data set and computes its checksums, without the network.
     *
     * @param request what was asked for; {@code auto} is MNIST if that is on this machine, else the
     *     drawn digits
     * @return what was found, mismatches included
     * @throws InvalidDataException if the data set is missing or unknown or a file is not readable
     *     as what it must be
     */
    public Verification verify(DataRequest request) throws InvalidDataException {
        return switch (request.name()) {
            case AUTO, Mnist.NAME -> verifyMnist(request);
            case DIGITS -> Verifier.made(digits.get().train());
            case Iris.NAME -> Verifier.iris();
            default -> {
                Optional<TruthTable> table = truthTable(request.name());
                yield table.isPresent()
                        ? Verifier.made(table.get().dataset())
                        : Verifier.folder(Folders.named(request.name()), request.classes());
            }
        };
    }

    private Verification verifyMnist(DataRequest request) throws InvalidDataException {
        Optional<Path> found = mnist.find(request.dataDir());
        if (found.isPresent()) {
            return Verifier.published(found.get(), mnist.expectedFiles());
        }
        if (request.name().equals(AUTO)) {
            return Verifier.made(digits.get().train());
        }
        throw new InvalidDataException(
                Mnist.NAME
                        + " must be on this machine to be verified but is neither in a named folder"
                        + " nor in "
                        + mnist.cache()
                        + ": fetch it first, or name its folder with --data-dir");
    }

    private static Optional<TruthTable> truthTable(String name) {
        return Arrays.stream(TruthTable.values())
                .filter(table -> table.datasetName().equals(name))
                .findFirst();
    }

    /**
     * The pictures of a folder that was asked for.
     *
     * @return its files, which may be too few to train on; empty if a data set was asked for by
     *     name, or a folder of IDX files
     * @throws InvalidDataException if there is no such folder, or it should have pictures and has
     *     none, or other things
     */
    public static Optional<PictureFolder> pictures(DataRequest request)
            throws InvalidDataException {
        return names().contains(request.name())
                ? Optional.empty()
                : Folders.pictures(Folders.named(request.name()));
    }
}
