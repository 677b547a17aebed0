package crosscheck.scratch.fast;

/** Is told where a step is, to copy what the buffers hold then; the next moment they hold more. */
interface StepWatcher {
    /** Does nothing. */
    StepWatcher NONE = new StepWatcher() {};

    /** A layer's pre-activations stand in its {@code z}. */
    default void preActivated(int layer) {}

    /** Its activations do. */
    default void activated(int layer) {}

    /** What dropout kept of them stands in {@code kept}, in rows of the layer's stride. */
    default void dropped(int layer, float[] kept) {}

    /** Every dz and db is set, and dW of every layer but the first. */
    default void wentBack() {}

    /** The gradients are clipped; the L2 term comes next. */
    default void clipped() {}
}
