package crosscheck.dl4j.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

/**
 * Keeps the native description of each array shape that occurs.
 *
 * <p>ND4J 1.0.0-M2.1 asks the native library anew for every array and view it makes, and each
 * answer is a native object for the garbage collector to free: 72 of them in one step of 784-30-10.
 * The descriptions are constants, so one of each kind is enough. ND4J makes the instance, by the
 * property {@code shapeinfoprovider}.
 */
public final class ShapeCache extends DirectShapeInfoProvider {
    /** Enough for every shape of several networks; beyond it shapes are described anew. */
    static final int MOST_ENTRIES = 4096;

    private final Map<Key, Pair<DataBuffer, long[]>> known = new ConcurrentHashMap<>();

    @Override
    public Pair<DataBuffer, long[]> createShapeInformation(
            long[] shape,
            long[] stride,
            long elementWiseStride,
            char order,
            DataType dataType,
            boolean empty) {
        int kind = empty ? 1 : 0;
        Pair<DataBuffer, long[]> found =
                known.get(new Key(shape, stride, elementWiseStride, order, dataType, kind));
        if (found == null) {
            found =
                    super.createShapeInformation(
                            shape, stride, elementWiseStride, order, dataType, empty);
            if (known.size() < MOST_ENTRIES) { // the caller may change its arrays afterwards
                Key kept =
                        new Key(
                                shape.clone(),
                                stride.clone(),
                                elementWiseStride,
                                order,
                                dataType,
                                kind);
                known.put(kept, found);
            }
        }
        return found;
    }

    @Override
    public void purgeCache() {
        super.purgeCache();
        known.clear();
    }

    private record Key(
            long[] shape,
            long[] stride,
            long elementWiseStride,
            char order,
            DataType dataType,
            int kind) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Arrays.equals(shape, key.shape)
                    && Arrays.equals(stride, key.stride)
                    && elementWiseStride == key.elementWiseStride
                    && order == key.order
                    && dataType == key.dataType
                    && kind == key.kind;
        }

        @Override
        public int hashCode() {
            int hash = 31 * Arrays.hashCode(shape) + Arrays.hashCode(stride);
            hash = 31 * hash + Long.hashCode(elementWiseStride) + order;
            return 31 * hash + dataType.ordinal() + kind;
        }
    }
}
