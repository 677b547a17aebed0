package crosscheck.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies of native arrays. */
final class Copies {
    private Copies() {}

    /**
     * The numbers of an array, wherever it lives, also in the workspace of a running step.
     *
     * @param array FLOAT or DOUBLE; not modified
     * @return in row-major order, new
     */
    static double[] rowMajor(INDArray array) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try (INDArray copy = array.dup('c')) {
            double[] values = new double[Math.toIntExact(copy.length())];
            if (copy.dataType() == DataType.FLOAT) {
                float[] floats = new float[values.length];
                copy.data().asNioFloat().get(floats);
                for (int i = 0; i < floats.length; i++) {
                    values[i] = floats[i];
                }
            } else {
                copy.data().asNioDouble().get(values);
            }
            return values;
        } finally {
            outside.close();
        }
    }
}
