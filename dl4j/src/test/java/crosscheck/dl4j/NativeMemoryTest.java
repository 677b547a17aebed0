package crosscheck.dl4j;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/** Training needs no more native memory after thousands of steps than after a few. */
class NativeMemoryTest {
    private static final long MEBIBYTE = 1 << 20;

    private static Dataset digits;

    @BeforeAll
    static void drawDigits() {
        NativeRuntime.start(1);
        digits = DrawnDigits.draw(128, 1, 1).train();
    }

    @Test
    void perceptronFreesWhatItsStepsMake() throws ReflectiveOperationException {
        MlpConfiguration configuration =
                new MlpConfiguration(
                        784,
                        List.of(30),
                        Activation.SIGMOID,
                        10,
                        OutputLoss.SIGMOID_QUADRATIC,
                        Dropout.NONE,
                        Updating.sgd(3),
                        DataType.FLOAT);
        try (Dl4jNetwork network = new Dl4jNetwork(configuration)) {
            assertBounded(network, 10, 300, 5000);
        }
    }

    @Test
    void convolutionalNetworkFreesWhatItsStepsMake() throws ReflectiveOperationException {
        try (Dl4jNetwork network = Cnns.network(CnnConfiguration.CNN, DataType.FLOAT)) {
            assertBounded(network, 4, 30, 300);
        }
    }

    private static void assertBounded(Dl4jNetwork network, int miniBatchSize, int few, int many)
            throws ReflectiveOperationException {
        assertFalse(
                Boolean.getBoolean("org.bytedeco.javacpp.nopointergc")); // nothing would be freed
        train(network, miniBatchSize, few);
        long objectsBefore = settledObjects(0);
        long bytesBefore = Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
        train(network, miniBatchSize, many);
        long objects = settledObjects(objectsBefore + few);
        long bytes = Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
        assertTrue(
                objects < objectsBefore + few, // a leak of one a step would be `many`
                objectsBefore + " native objects became " + objects);
        assertTrue(
                bytes < bytesBefore + 512 * MEBIBYTE,
                "%d MiB became %d".formatted(bytesBefore / MEBIBYTE, bytes / MEBIBYTE));
    }

    private static void train(Dl4jNetwork network, int miniBatchSize, int steps) {
        int parts = digits.size() / miniBatchSize;
        for (int step = 0; step < steps; step++) {
            int from = step % parts * miniBatchSize;
            network.step(digits, Rows.range(from, from + miniBatchSize));
        }
    }

    /** Native objects that wait for the garbage collector, after it had its chance. */
    private static long settledObjects(long enough) throws ReflectiveOperationException {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20 && least > enough; attempt++) {
            System.gc();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            least = Math.min(least, Pointer.totalCount() + tracked());
        }
        return least;
    }

    private static int tracked() throws ReflectiveOperationException {
        Field references = DeallocatorService.class.getDeclaredField("referenceMap");
        references.setAccessible(true);
        return ((Map<?, ?>) references.get(Nd4j.getDeallocatorService())).size();
    }
}
