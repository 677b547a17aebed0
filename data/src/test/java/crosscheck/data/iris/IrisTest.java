package crosscheck.data.iris;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.data.Dataset;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IrisTest {
    private final Dataset iris = Iris.dataset();

    private float[] row(int number) {
        float[] row = new float[4];
        iris.copyRow(number - 1, row, 0);
        return row;
    }

    @Test
    void fiftyFlowersOfEachSpeciesFollowOneAnother() {
        assertEquals(150, iris.size());
        assertEquals(List.of("setosa", "versicolor", "virginica"), iris.classNames());
        for (int row = 0; row < 150; row++) {
            assertEquals(row / 50, iris.label(row));
        }
    }

    @Test
    void firstAndLastRowsAreFishers() {
        assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, row(1));
        assertArrayEquals(new float[] {4.9f, 3.0f, 1.4f, 0.2f}, row(2));
        assertArrayEquals(new float[] {4.7f, 3.2f, 1.3f, 0.2f}, row(3));
        assertArrayEquals(new float[] {5.9f, 3.0f, 5.1f, 1.8f}, row(150));
    }

    @Test
    void rows35And38AreThoseOfTheRepository() {
        assertArrayEquals(new float[] {4.9f, 3.1f, 1.5f, 0.1f}, row(35));
        assertArrayEquals(new float[] {4.9f, 3.1f, 1.5f, 0.1f}, row(38));
    }

    @Test
    void meansAreTheKnownOnes() {
        double[] expected = {5.006, 3.418, 1.464, 0.244, 5.936, 2.770, 4.260, 1.326};
        double[] sums = new double[8];
        for (int row = 0; row < 100; row++) {
            for (int column = 0; column < 4; column++) {
                sums[row / 50 * 4 + column] += iris.feature(row, column);
            }
        }
        for (int i = 0; i < 8; i++) {
            assertEquals(expected[i], sums[i] / 50, 1e-6);
        }
    }

    @Test
    void rowsInTheFormOfTheRepositoryHaveItsChecksum() {
        StringBuilder text = new StringBuilder();
        new String(Iris.csv(), StandardCharsets.US_ASCII)
                .lines()
                .skip(1)
                .forEach(
                        row -> {
                            int species = row.lastIndexOf(',') + 1;
                            text.append(row, 0, species).append("Iris-");
                            text.append(row.substring(species)).append('\n');
                        });
        text.append('\n'); // iris.data ends with an empty line
        assertEquals(
                "6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0",
                Sha256.of(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void provenanceIsThatOfTheFile() {
        assertEquals(Iris.SHA256, Sha256.of(Iris.csv()));
        assertEquals(Map.of("iris.csv", Iris.SHA256), iris.provenance().sha256ByFile());
    }

    @Test
    void partsHaveEqualSharesOfTheSpecies() {
        Split split = Iris.split();
        assertEquals(90, split.train().size());
        assertEquals(30, split.validation().size());
        assertEquals(30, split.test().size());
        for (int row = 0; row < 30; row++) {
            assertEquals(row / 10, split.validation().label(row));
            assertEquals(row / 10, split.test().label(row));
        }
    }
}
