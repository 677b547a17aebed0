package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private final Dataset dataset =
            dataset(new float[] {0.1f, 1, 10, 11, 20, 21, 30, 31}, new int[] {0, 1, 2, 0});

    static Dataset dataset(float[] features, int[] labels) {
        return new Dataset(
                "numbers",
                ExampleShape.vector(2),
                features,
                labels,
                List.of("a", "b", "c"),
                new Provenance("made here", Map.of()));
    }

    @Test
    void tellsItsSizes() {
        assertEquals("numbers", dataset.name());
        assertEquals(4, dataset.size());
        assertEquals(2, dataset.featureCount());
        assertEquals(3, dataset.classCount());
        assertEquals(List.of("a", "b", "c"), dataset.classNames());
    }

    @Test
    void givesFeaturesAndLabelsByRow() {
        assertEquals(21f, dataset.feature(2, 1));
        assertEquals(2, dataset.label(2));
    }

    @Test
    void copiesARowAsFloats() {
        float[] target = {-1, -1, -1, -1};
        dataset.copyRow(1, target, 1);
        assertArrayEquals(new float[] {-1, 10, 11, -1}, target);
    }

    @Test
    void copiesARowAsTheExactDoubles() {
        double[] target = new double[2];
        dataset.copyRow(0, target, 0);
        assertArrayEquals(new double[] {0.1f, 1}, target);
    }

    @Test
    void copyWithoutRoomChangesNothing() {
        double[] target = {-1, -1};
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.copyRow(1, target, 1));
        assertArrayEquals(new double[] {-1, -1}, target);
        float[] floats = {-1, -1};
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.copyRow(1, floats, 1));
        assertArrayEquals(new float[] {-1, -1}, floats);
    }

    @Test
    void sliceOfASliceCountsFromItsOwnStart() {
        Dataset slice = dataset.slice(1, 4).slice(1, 3);
        assertEquals(2, slice.size());
        assertEquals(20f, slice.feature(0, 0));
        assertEquals(0, slice.label(1));
        assertSame(dataset.provenance(), slice.provenance());
        assertThrows(IndexOutOfBoundsException.class, () -> slice.label(2));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.feature(-1, 0));
    }

    @Test
    void emptySliceIsAllowed() {
        assertEquals(0, dataset.slice(4, 4).size());
    }

    @Test
    void rejectsRangesOutside() {
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.slice(0, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.slice(-1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.slice(3, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.feature(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.label(4));
    }

    @Test
    void selectCopiesRowsInTheOrderAskedFor() {
        Dataset chosen = dataset.slice(1, 4).select(new int[] {2, 0, 2});
        assertEquals(3, chosen.size());
        assertEquals(30f, chosen.feature(0, 0));
        assertEquals(10f, chosen.feature(1, 0));
        assertEquals(31f, chosen.feature(2, 1));
        assertEquals(1, chosen.label(1));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.select(new int[] {4}));
    }

    @Test
    void rejectsLengthsThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> dataset(new float[3], new int[] {0, 1}));
    }

    @Test
    void rejectsLabelsOutsideTheClasses() {
        assertThrows(IllegalArgumentException.class, () -> dataset(new float[2], new int[] {3}));
        assertThrows(IllegalArgumentException.class, () -> dataset(new float[2], new int[] {-1}));
    }

    @Test
    void rejectsFeaturesThatAreNotFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> dataset(new float[] {0, bad}, new int[] {0}));
        }
    }

    @Test
    void shapesKnowTheirSizeAndWhetherTheyAreImages() {
        assertEquals(784, ExampleShape.image(28, 28).featureCount());
        assertTrue(ExampleShape.image(28, 28).isImage());
        assertFalse(ExampleShape.vector(4).isImage());
        assertThrows(IllegalArgumentException.class, () -> ExampleShape.vector(0));
        assertThrows(ArithmeticException.class, () -> new ExampleShape(1 << 11, 1 << 11, 1 << 11));
    }
}
