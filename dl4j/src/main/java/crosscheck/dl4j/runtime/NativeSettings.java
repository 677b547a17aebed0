package crosscheck.dl4j.runtime;

/**
 * What the native library is to compute with.
 *
 * @param threads at least 1; the same number gives the same bits
 * @param layerHelpers of the layers that are made from now on
 */
public record NativeSettings(int threads, LayerHelpers layerHelpers) {

    public NativeSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
    }
}
