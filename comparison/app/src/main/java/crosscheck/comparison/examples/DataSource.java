package crosscheck.comparison.examples;

import crosscheck.comparison.examples.TestExamples.Origin;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.data.DataReader;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.folder.LoadedPictures;
import crosscheck.data.folder.PictureFolder;
import crosscheck.data.iris.Iris;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataListener;
import crosscheck.data.source.DataRequest;
import crosscheck.dl4j.datavec.IrisRecords;
import crosscheck.dl4j.datavec.PictureDifferences;
import crosscheck.dl4j.datavec.PictureRecords;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Where examples come from: the catalog, or for some data sets DataVec.
 *
 * @param listener told of downloads and of what a person should know
 */
public record DataSource(Map<String, String> environment, DataListener listener) {

    /**
     * Whether DataVec can read a data set instead of this program's own readers.
     *
     * @return true for iris and for folders, of which those with pictures can be read
     */
    public static boolean isReadByDataVec(DataRequest request) {
        return request.name().equals(Iris.NAME) || !DataCatalog.names().contains(request.name());
    }

    /**
     * The data set that was asked for, read as was asked for.
     *
     * @throws InvalidDataException if it is missing, invalid or unknown, or DataVec cannot read it
     */
    public Split open(DataRequest request, DataReader reader) throws InvalidDataException {
        if (reader == DataReader.OWN) {
            return DataCatalog.standard(environment, listener).open(request);
        }
        if (request.name().equals(Iris.NAME)) {
            return iris();
        }
        Optional<PictureFolder> pictures = DataCatalog.pictures(request);
        if (pictures.isEmpty()) {
            throw new InvalidDataException(
                    "DataVec reads iris and folders of pictures here, not %s: leave --reader datavec out"
                            .formatted(request.name()));
        }
        pictures.get().requireDivisible();
        return read(pictures.get(), reader).split();
    }

    /**
     * Examples to ask a trained network about. Where its own data set was asked for, which the
     * checksum tells, it is asked about that one's test part alone.
     *
     * @return examples of the network's shape and classes
     * @throws InvalidDataException if they are missing, invalid or unknown, or of another shape or
     *     other classes
     */
    public TestExamples test(DataRequest request, SavedData trained) throws InvalidDataException {
        TestExamples found = find(request, trained);
        Dataset examples = found.examples();
        if (!examples.shape().equals(trained.shape())
                || !examples.classNames().equals(trained.classNames())) {
            throw new InvalidDataException(
                    "the network was trained on %s in the classes %s, but %s has %s in %s"
                            .formatted(
                                    text(trained.shape()),
                                    String.join(", ", trained.classNames()),
                                    examples.name(),
                                    text(examples.shape()),
                                    String.join(", ", examples.classNames())));
        }
        return found;
    }

    private TestExamples find(DataRequest request, SavedData trained) throws InvalidDataException {
        Optional<PictureFolder> pictures = DataCatalog.pictures(request);
        if (pictures.isEmpty()) {
            DataReader reader =
                    request.name().equals(Iris.NAME) ? trained.reader() : DataReader.OWN;
            Dataset test = open(request, reader).test();
            return new TestExamples(
                    test,
                    test.provenance().sha256().equals(trained.sha256())
                            ? Origin.OWN
                            : Origin.OTHER);
        }
        LoadedPictures loaded = read(pictures.get(), trained.reader());
        if (loaded.sha256().equals(trained.sha256())) {
            return new TestExamples(loaded.split().test(), Origin.OWN);
        }
        return new TestExamples(
                loaded.test(trained.classNames()),
                pictures.get().hasParts() ? Origin.OTHER : Origin.ALL);
    }

    private static String text(ExampleShape shape) {
        return shape.isImage()
                ? "images of %d x %d x %d"
                        .formatted(shape.channels(), shape.height(), shape.width())
                : shape.width() + " numbers";
    }

    private LoadedPictures read(PictureFolder pictures, DataReader reader)
            throws InvalidDataException {
        LoadedPictures own = pictures.read();
        if (reader == DataReader.OWN) {
            return own;
        }
        LoadedPictures records = PictureRecords.read(own);
        PictureDifferences.of(own, records).sentence().ifPresent(listener::notice);
        return records;
    }

    private static Split iris() throws InvalidDataException {
        try {
            return IrisRecords.split();
        } catch (IOException e) {
            throw new InvalidDataException("DataVec cannot read iris: " + e.getMessage(), e);
        }
    }
}
