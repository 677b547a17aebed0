package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.trace.Divergence;

/**
 * Where a fault must be seen first.
 *
 * @param step 0 for the weights before the first step, 1 for the first step
 * @param tensor such as {@code layer 1 z}
 */
public record Place(int step, String tensor) {

    /** Whether that is where two trainings part; true if step and tensor are these. */
    public boolean is(Divergence divergence) {
        return divergence.step() == step && divergence.tensor().equals(tensor);
    }

    /** Both, for people, such as {@code layer 1 z at step 2}. */
    public String text() {
        return tensor + (step == 0 ? " before the first step" : " at step " + step);
    }
}
