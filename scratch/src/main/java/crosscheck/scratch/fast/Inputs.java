package crosscheck.scratch.fast;

import crosscheck.data.Dataset;
import crosscheck.scratch.fast.kernel.SparseExamples;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The packed features of the data sets in use: made when a data set is first seen, forgotten with
 * it, shared by all networks.
 */
final class Inputs {
    /** The largest share of values other than 0; above it products of whole rows are faster. */
    private static final double LARGEST_SHARE = 0.5;

    private static final Map<Dataset, Optional<SparseExamples>> PACKED = new WeakHashMap<>();

    private Inputs() {}

    /** The features without their zeros, if that is worth while. */
    static Optional<SparseExamples> packed(Dataset data) {
        synchronized (PACKED) {
            Optional<SparseExamples> packed = PACKED.get(data);
            if (packed == null) {
                packed = SparseExamples.ifSparse(data, LARGEST_SHARE);
                PACKED.put(data, packed);
            }
            return packed;
        }
    }
}
