package crosscheck.dl4j.runtime;

/** Who computes convolutions, pooling and batch normalisation in DL4J's layers. */
public enum LayerHelpers {
    /**
     * oneDNN where the native library has it and the numbers are floats, DL4J's own code elsewhere.
     */
    ONE_DNN,
    /** DL4J's own code, as it is shipped. */
    NONE;

    /** DL4J reads it whenever a layer is made. */
    static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

    /** Decides for all layers that are made from now on. */
    void apply() {
        System.setProperty(DISABLED, String.valueOf(this == NONE));
    }
}
