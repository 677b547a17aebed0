package crosscheck.dl4j.runtime;

import org.bytedeco.opencv.global.opencv_core;

/** Loads both native libraries in a Java machine of its own and prints their threads. */
final class LibrariesTogether {
    private LibrariesTogether() {}

    public static void main(String[] order) {
        for (String library : order) {
            switch (library) {
                case "opencv" -> ImageLibrary.start();
                case "nd4j" -> NativeRuntime.start(2);
                default -> throw new IllegalArgumentException(library);
            }
        }
        NativeInfo info = NativeRuntime.info();
        System.out.printf(
                "%s %d %d %d%n",
                info.library(),
                info.openMpThreads(),
                info.blasThreads(),
                opencv_core.getNumThreads());
    }
}
