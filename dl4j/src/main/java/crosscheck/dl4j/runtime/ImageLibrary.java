package crosscheck.dl4j.runtime;

import org.bytedeco.opencv.global.opencv_core;

/**
 * Starts OpenCV, with which DataVec decodes and moves images, without starting ND4J.
 *
 * <p>Both may be loaded, in either order: they share OpenBLAS, and each keeps its own threads.
 */
public final class ImageLibrary {
    private static boolean started;

    private ImageLibrary() {}

    /**
     * Loads OpenCV, if it is not loaded yet, and keeps it to the threads that call it.
     *
     * @throws BackendUnavailableException if it does not load on this machine
     */
    public static synchronized void start() {
        if (!started) {
            NativeRuntime.prepare();
            try {
                opencv_core.setNumThreads(1);
            } catch (LinkageError e) {
                throw new BackendUnavailableException(
                        "OpenCV does not load on this machine (%s); leave --augment and --reader datavec out"
                                .formatted(e.getMessage()),
                        e);
            }
            started = true;
        }
    }
}
