package crosscheck.comparison.source;

import crosscheck.data.DataReader;
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
 * @param environment variables; see {@link DataCatalog#standard}
 * @param listener told of downloads and of what a person should know
 */
public record DataSource(Map<String, String> environment, DataListener listener) {

    /**
     * Whether DataVec can read a data set instead of this program's own readers.
     *
     * @param request what was asked for
     * @return true for iris and for folders, of which those with pictures can be read
     */
    public static boolean isReadByDataVec(DataRequest request) {
        return request.name().equals(Iris.NAME) || !DataCatalog.names().contains(request.name());
    }

    /**
     * The data set that was asked for, read as was asked for.
     *
     * @param request what was asked for
     * @param reader what makes examples of the files
     * @return its three parts
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
        LoadedPictures own = pictures.get().read();
        LoadedPictures records = PictureRecords.read(own);
        PictureDifferences.of(own, records).sentence().ifPresent(listener::notice);
        return records.split();
    }

    private static Split iris() throws InvalidDataException {
        try {
            return IrisRecords.split();
        } catch (IOException e) {
            throw new InvalidDataException("DataVec cannot read iris: " + e.getMessage(), e);
        }
    }
}
