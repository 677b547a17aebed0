/**
 * The framework side: the networks of the hand-written side on Deeplearning4j.
 *
 * <p>{@link crosscheck.dl4j.MlpConfiguration} and {@link crosscheck.dl4j.CnnConfiguration}
 * translate layers and loss, {@link crosscheck.dl4j.Dl4jNetwork} trains and hands weights in and
 * out, and the package {@code runtime} prepares the native library before any of it loads.
 */
package crosscheck.dl4j;
