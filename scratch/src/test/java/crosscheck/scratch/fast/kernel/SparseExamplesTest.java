package crosscheck.scratch.fast.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SparseExamplesTest {

    private static Dataset data(int features, float... x) {
        return new Dataset(
                "small",
                ExampleShape.vector(features),
                x,
                new int[x.length / features],
                List.of("one"),
                new Provenance("by hand", Map.of()));
    }

    @Test
    void zerosAreLeftOut() {
        Dataset data = data(3, 0, 2, -1, 0, -0f, 0, 5, 0, 0);
        SparseExamples sparse = SparseExamples.of(data);
        assertArrayEquals(new float[] {2, -1, 5}, sparse.values());
        assertArrayEquals(new char[] {1, 2, 0}, sparse.columns());
        assertArrayEquals(new int[] {0, 2, 2, 3}, sparse.starts());
    }

    @Test
    void onlySparseDataArePacked() {
        Dataset data = data(3, 0, 2, -1, 0, 0, 0, 5, 0, 0); // a third is not 0
        assertArrayEquals(
                new float[] {2, -1, 5}, SparseExamples.ifSparse(data, 0.34).orElseThrow().values());
        assertEquals(Optional.empty(), SparseExamples.ifSparse(data, 0.33));
        float[] x = new float[SparseExamples.MOST_FEATURES + 1];
        assertEquals(Optional.empty(), SparseExamples.ifSparse(data(x.length, x), 1));
    }

    @Test
    void aSliceIsPackedFromItsFirstRow() {
        SparseExamples sparse = SparseExamples.of(data(2, 1, 2, 0, 3, 4, 0).slice(1, 3));
        assertArrayEquals(new float[] {3, 4}, sparse.values());
        assertArrayEquals(new char[] {1, 0}, sparse.columns());
        assertArrayEquals(new int[] {0, 1, 2}, sparse.starts());
    }

    @Test
    void theLastColumnThatFitsIsPacked() {
        float[] x = new float[SparseExamples.MOST_FEATURES];
        x[x.length - 1] = 7;
        SparseExamples sparse = SparseExamples.of(data(x.length, x));
        assertEquals(x.length - 1, sparse.columns()[0]);
    }

    @Test
    void moreFeaturesThanFitAreRejected() {
        float[] x = new float[SparseExamples.MOST_FEATURES + 1];
        assertEquals(
                "65537 features: at most 65536 can be packed",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SparseExamples.of(data(x.length, x)))
                        .getMessage());
    }
}
