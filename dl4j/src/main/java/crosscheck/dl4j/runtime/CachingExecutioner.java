package crosscheck.dl4j.runtime;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BroadcastOp;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.IndexAccumulation;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.api.shape.TadPack;
import org.nd4j.linalg.cpu.nativecpu.ops.CpuOpContext;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/**
 * ND4J's executioner without its needless native objects: it keeps the native descriptions of rows
 * and columns, which are constants, and frees the context of an operation when the operation is
 * over. ND4J leaves both to the garbage collector, whose work on them takes as long as the
 * arithmetic of a small network. It also keeps what an operation works on until the operation is
 * over. ND4J makes the instance, by the property {@code opexec}.
 */
public final class CachingExecutioner extends NativeOpExecutioner {
    private final Map<Key, TadPack> known = new ConcurrentHashMap<>();

    @Override
    public TadPack tadShapeInfoAndOffsets(INDArray array, int[] dimension) {
        TadPack found = known.get(new Key(array.shapeInfoJava(), dimension));
        if (found == null) {
            found = super.tadShapeInfoAndOffsets(array, dimension);
            if (known.size() < ShapeCache.MOST_ENTRIES) {
                known.put(new Key(array.shapeInfoJava().clone(), dimension.clone()), found);
            }
        }
        return found;
    }

    @Override
    public OpContext buildContext() {
        return new ScopedContext();
    }

    /**
     * Compiled code refers to the arrays of an operation no longer once it has read their
     * addresses; a garbage collection in another thread would then free them under the native call.
     */
    private <T> T whileReachable(Supplier<T> call, Object op, Object context) {
        try {
            return call.get();
        } finally {
            Reference.reachabilityFence(op);
            Reference.reachabilityFence(context);
        }
    }

    @Override
    public INDArray exec(Op op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    @Override
    public INDArray exec(IndexAccumulation op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    @Override
    public INDArray exec(ReduceOp op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    @Override
    public INDArray exec(ScalarOp op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    @Override
    public INDArray exec(BroadcastOp op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    @Override
    public INDArray exec(RandomOp op, OpContext context, Random generator) {
        return whileReachable(() -> super.exec(op, context, generator), op, context);
    }

    @Override
    public INDArray[] exec(CustomOp op, OpContext context) {
        return whileReachable(() -> super.exec(op, context), op, context);
    }

    private record Key(long[] shapeInformation, int[] dimension) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Arrays.equals(shapeInformation, key.shapeInformation)
                    && Arrays.equals(dimension, key.dimension);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(shapeInformation) + Arrays.hashCode(dimension);
        }
    }

    /** A context that {@link #close} frees; one that nobody closes is freed by the collector. */
    private static final class ScopedContext extends CpuOpContext {
        // set by the superclass's constructor, which calls deallocator(): no initial value here
        private Once once;

        @Override
        public Deallocator deallocator() {
            if (once == null) {
                once = new Once(super.deallocator());
            }
            return once;
        }

        @Override
        public void close() {
            deallocator().deallocate();
        }
    }

    /** Frees once, whoever asks first. */
    private static final class Once implements Deallocator {
        private final Deallocator deallocator;
        private boolean freed;

        Once(Deallocator deallocator) {
            this.deallocator = deallocator;
        }

        @Override
        public synchronized void deallocate() {
            if (!freed) {
                freed = true;
                deallocator.deallocate();
            }
        }
    }
}
