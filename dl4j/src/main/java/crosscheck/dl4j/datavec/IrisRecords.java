package crosscheck.dl4j.datavec;

import crosscheck.data.DataReader;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;

/**
 * Fisher's irises as DataVec reads them: a {@link CSVRecordReader} over the file that is carried
 * along, whose lines a {@link TransformProcess} makes numbers of.
 *
 * <p>The four lengths stay as they are, in cm; the species becomes its number in the order of
 * {@link Iris#dataset}.
 */
public final class IrisRecords {
    private static final String SPECIES = "species";

    private IrisRecords() {}

    /**
     * The flowers in the parts of {@link Iris#split}.
     *
     * @return 90 to train, 30 to validate, 30 to test
     * @throws IOException if DataVec cannot read the file or the thread was interrupted
     */
    public static Split split() throws IOException {
        return Split.stratified(dataset(), Iris.SPLIT_SEED);
    }

    /**
     * The 150 flowers in the order of the file.
     *
     * @return of shape {@code (150, 4)}, labels 0 to 2
     * @throws IOException if DataVec cannot read the file or the thread was interrupted
     */
    public static Dataset dataset() throws IOException {
        Dataset own = Iris.dataset();
        List<List<Writable>> records = records(own.classNames());
        int d = own.featureCount();
        float[] features = new float[records.size() * d];
        int[] labels = new int[records.size()];
        for (int row = 0; row < labels.length; row++) {
            List<Writable> record = records.get(row);
            for (int column = 0; column < d; column++) {
                features[row * d + column] = record.get(column).toFloat();
            }
            labels[row] = record.get(d).toInt();
        }
        return new Dataset(
                Iris.NAME,
                own.shape(),
                features,
                labels,
                own.classNames(),
                own.provenance().readBy(DataReader.DATAVEC));
    }

    private static List<List<Writable>> records(List<String> species) throws IOException {
        try (RecordReader reader =
                new TransformProcessRecordReader(new CSVRecordReader(1), process(species))) {
            reader.initialize(new InputStreamInputSplit(new ByteArrayInputStream(Iris.csv())));
            List<List<Writable>> records = new ArrayList<>();
            while (reader.hasNext()) {
                records.add(reader.next());
            }
            return records;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while DataVec was reading " + Iris.FILE);
        }
    }

    /** Four lengths as floats and the number of the species. */
    static TransformProcess process(List<String> species) {
        Schema table =
                new Schema.Builder()
                        .addColumnsFloat(
                                "sepal_length", "sepal_width", "petal_length", "petal_width")
                        .addColumnCategorical(SPECIES, species)
                        .build();
        return new TransformProcess.Builder(table).categoricalToInteger(SPECIES).build();
    }
}
