package crosscheck.dl4j.runtime;

import java.util.List;

/**
 * Whether ND4J's CUDA backend can run on a machine, as far as can be told without loading it.
 *
 * @param sentence the answer for a person, without a full stop
 * @param gpus what was found, in the order of {@code nvidia-smi}
 */
public record CudaVerdict(State state, String sentence, List<Gpu> gpus) {

    /** The answer. */
    public enum State {
        CAN_RUN,
        /** On some of the GPUs. */
        CAN_RUN_ON_SOME,
        /** The driver does not tell enough. */
        UNKNOWN,
        /** On none of the GPUs. */
        CANNOT_RUN,
        /** No GPU was found. */
        NO_GPU
    }

    public CudaVerdict {
        gpus = List.copyOf(gpus);
    }

    /** Whether a start is worth trying; false where it must fail. */
    public boolean allowsStart() {
        return state != State.CANNOT_RUN && state != State.NO_GPU;
    }
}
