/**
 * The framework side: the networks of the hand-written side on Deeplearning4j.
 *
 * <p>{@link crosscheck.dl4j.MlpConfiguration} translates layers and loss, {@link
 * crosscheck.dl4j.Mlp} trains and hands weights in and out, and the package {@code runtime}
 * prepares the native library before any of it loads.
 */
package crosscheck.dl4j;
