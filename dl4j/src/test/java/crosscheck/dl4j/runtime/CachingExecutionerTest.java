package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** Descriptions are kept where shapes are equal, and only there. */
class CachingExecutionerTest {

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    @Test
    void arraysOfOneShapeShareItsDescription() {
        try (INDArray first = Nd4j.create(DataType.FLOAT, 3, 5);
                INDArray second = Nd4j.create(DataType.FLOAT, 3, 5)) {
            assertSame(first.shapeInfoDataBuffer(), second.shapeInfoDataBuffer());
        }
    }

    @Test
    void anyDifferenceOfShapesGivesAnotherDescription() {
        INDArray[] arrays = {
            Nd4j.create(DataType.FLOAT, 3, 5),
            Nd4j.create(DataType.DOUBLE, 3, 5),
            Nd4j.create(DataType.FLOAT, 5, 3),
            Nd4j.create(DataType.FLOAT, new long[] {3, 5}, 'f'),
            Nd4j.create(DataType.FLOAT, 3, 5).transpose(),
            Nd4j.create(DataType.FLOAT, 3, 5, 1),
            Nd4j.create(DataType.FLOAT, 6, 5).getRows(0, 2, 4),
            Nd4j.create(DataType.FLOAT, 15),
        };
        Set<DataBuffer> descriptions = new HashSet<>();
        for (INDArray array : arrays) {
            long[] description = array.shapeInfoDataBuffer().asLong();
            assertArrayEquals(array.shapeInfoJava(), description);
            assertEquals(array.rank(), description[0]);
            assertEquals(array.size(0), description[1]);
            assertEquals(array.stride(0), description[1 + array.rank()]);
            descriptions.add(array.shapeInfoDataBuffer());
        }
        // the third row shape repeats the first, and so may the transposed one that of 'f' order
        assertEquals(true, descriptions.size() >= 6, descriptions.toString());
        for (INDArray array : arrays) {
            array.close();
        }
    }

    @Test
    void keptDescriptionsDoNotFollowTheCallersArrays() {
        ShapeCache cache = new ShapeCache();
        long[] shape = {2, 3};
        long[] stride = {3, 1};
        var first = cache.createShapeInformation(shape, stride, 1, 'c', DataType.FLOAT, false);
        shape[0] = 4;
        var other = cache.createShapeInformation(shape, stride, 1, 'c', DataType.FLOAT, false);
        shape[0] = 2;
        var again = cache.createShapeInformation(shape, stride, 1, 'c', DataType.FLOAT, false);
        assertSame(first, again);
        assertNotSame(first, other);
        assertEquals(4, other.getSecond()[1]);
        cache.purgeCache();
        var anew = cache.createShapeInformation(shape, stride, 1, 'c', DataType.FLOAT, false);
        assertNotSame(first, anew);
        assertArrayEquals(first.getSecond(), anew.getSecond());
    }

    @Test
    void sumsAlongEachDimensionAreThoseOfThatDimension() {
        try (INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {10, 20, 30}});
                INDArray square = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}})) {
            for (int repeat = 0; repeat < 3; repeat++) { // from the cache the second time
                assertArrayEquals(new float[] {11, 22, 33}, matrix.sum(0).toFloatVector());
                assertArrayEquals(new float[] {6, 60}, matrix.sum(1).toFloatVector());
                assertArrayEquals(new float[] {4, 6}, square.sum(0).toFloatVector());
                assertArrayEquals(new float[] {3, 7}, square.sum(1).toFloatVector());
                assertArrayEquals(new float[] {4, 6}, square.transpose().sum(1).toFloatVector());
            }
        }
    }

    @Test
    void contextMayBeClosedTwice() throws Exception {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(1, 2);
        context.close();
        context.close(); // freeing it again would end the process
        assertEquals(2, context.numIArguments());
    }
}
