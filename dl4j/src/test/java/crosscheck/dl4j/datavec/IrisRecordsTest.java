package crosscheck.dl4j.datavec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.DataReader;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import java.io.IOException;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;

class IrisRecordsTest {
    /** Compares two data sets and returns the number of values that were looked at. */
    private static int assertSameBits(Dataset expected, Dataset actual) {
        assertEquals(expected.name(), actual.name());
        assertEquals(expected.shape(), actual.shape());
        assertEquals(expected.classNames(), actual.classNames());
        assertEquals(expected.size(), actual.size());
        int values = 0;
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.label(row), actual.label(row));
            for (int column = 0; column < expected.featureCount(); column++) {
                assertEquals(
                        Float.floatToRawIntBits(expected.feature(row, column)),
                        Float.floatToRawIntBits(actual.feature(row, column)));
                values++;
            }
        }
        return values;
    }

    @Test
    void dataVecReadsTheBitsThatTheOwnReaderReads() throws IOException {
        assertEquals(600, assertSameBits(Iris.dataset(), IrisRecords.dataset()));
    }

    @Test
    void dataVecSplitsAsTheOwnReaderDoes() throws IOException {
        Split own = Iris.split();
        Split records = IrisRecords.split();
        assertEquals(360, assertSameBits(own.train(), records.train()));
        assertEquals(120, assertSameBits(own.validation(), records.validation()));
        assertEquals(120, assertSameBits(own.test(), records.test()));
    }

    @Test
    void theBytesAreTheSameAndTheReaderIsNamed() throws IOException {
        assertEquals(
                Iris.dataset().provenance().sha256(), IrisRecords.dataset().provenance().sha256());
        assertEquals(DataReader.DATAVEC, IrisRecords.dataset().provenance().reader());
        assertEquals(DataReader.OWN, Iris.dataset().provenance().reader());
    }

    @Test
    void speciesBecomesItsNumber() {
        TransformProcess process = IrisRecords.process(List.of("setosa", "virginica"));
        List<Writable> row =
                List.of(
                        new Text("5.9"),
                        new Text("3.0"),
                        new Text("5.1"),
                        new Text("1.8"),
                        new Text("virginica"));
        List<Writable> numbers = process.execute(row);
        assertEquals(5, numbers.size());
        assertEquals(new IntWritable(1), numbers.get(4));
    }

    @Test
    void aSpeciesThatIsNotInTheSchemaIsRefused() {
        TransformProcess process = IrisRecords.process(List.of("setosa"));
        List<Writable> row =
                List.of(
                        new Text("1"),
                        new Text("1"),
                        new Text("1"),
                        new Text("1"),
                        new Text("rose"));
        assertThrows(IllegalStateException.class, () -> process.execute(row));
    }
}
