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
     * @throws LinkageError if the native library is not there for this platform
     */
    public static synchronized void start() {
        if (!started) {
            NativeRuntime.prepare();
            opencv_core.setNumThreads(1);
            started = true;
        }
    }
}
