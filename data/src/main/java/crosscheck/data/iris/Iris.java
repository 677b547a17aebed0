package crosscheck.data.iris;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Fisher's irises in the variant of the UCI repository; see the package for what that means. */
public final class Iris {

    /** The name of the data set. */
    public static final String NAME = "iris";

    /** The name of the file that is carried along. */
    public static final String FILE = "iris.csv";

    /** The SHA-256 that the bytes of the file must have. */
    public static final String SHA256 =
            "c52742e50315a99f956a383faedf7575552675f6409ef0f9a47076dd08479930";

    /** Decides which flowers train, validate and test. */
    public static final long SPLIT_SEED = 1;

    private static final int FEATURES = 4;
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private Iris() {}

    /**
     * The 150 flowers: 50 setosa, 50 versicolor, 50 virginica, in this order; sepal length and
     * width, petal length and width in cm, of shape {@code (150, 4)}; labels 0 to 2.
     */
    public static Dataset dataset() {
        byte[] bytes = csv();
        List<String> rows = new String(bytes, StandardCharsets.US_ASCII).lines().skip(1).toList();
        float[] features = new float[rows.size() * FEATURES];
        int[] labels = new int[rows.size()];
        for (int row = 0; row < labels.length; row++) {
            String[] cells = rows.get(row).split(",");
            for (int column = 0; column < FEATURES; column++) {
                features[row * FEATURES + column] = Float.parseFloat(cells[column]);
            }
            labels[row] = SPECIES.indexOf(cells[FEATURES]);
        }
        return new Dataset(
                NAME,
                ExampleShape.vector(FEATURES),
                features,
                labels,
                SPECIES,
                new Provenance(
                        "Fisher 1936, as in the UCI repository", Map.of(FILE, Sha256.of(bytes))));
    }

    /**
     * The flowers in three parts with equal shares of the species; 90 to train, 30 to validate, 30
     * to test.
     */
    public static Split split() {
        return Split.stratified(dataset(), SPLIT_SEED);
    }

    /** The bytes of the file; a heading and 150 rows, each ended by a line feed; a new array. */
    public static byte[] csv() {
        try (InputStream stream = Iris.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the program was packed without " + FILE);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
