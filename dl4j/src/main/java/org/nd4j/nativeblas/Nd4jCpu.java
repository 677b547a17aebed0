package org.nd4j.nativeblas;

/**
 * The name under which DL4J 1.0.0-M2.1 asks whether its layers may use oneDNN.
 *
 * <p>The release moved the class elsewhere and left the question behind, so that it is always
 * answered with no. This one answers it; the layers do the rest themselves whenever one is made,
 * restored or cloned.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The answer, found by reflection in {@code BaseMKLDNNHelper}. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Whether the native library was built with oneDNN; without it the layers' helpers would be
         * slower than what they replace; as the library says of itself.
         */
        public boolean isUseMKLDNN() {
            return NativeOpsHolder.getInstance()
                    .getDeviceNativeOps()
                    .buildInfo()
                    .contains("HAVE_ONEDNN");
        }
    }
}
