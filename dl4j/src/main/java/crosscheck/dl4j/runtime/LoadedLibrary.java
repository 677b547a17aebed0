package crosscheck.dl4j.runtime;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native library that ND4J has loaded, whoever chose it and its settings.
 *
 * @param dl4jVersion release of DL4J and ND4J
 * @param build such as {@code linux-x86_64}, from where the library was found
 * @param oneDnn whether it has oneDNN in it
 * @param openMpThreads threads that it uses
 * @param layerHelpers whether DL4J's layers may ask oneDNN
 */
public record LoadedLibrary(
        String dl4jVersion, String build, boolean oneDnn, int openMpThreads, boolean layerHelpers) {
    private static final String NAME = "nd4jcpu";

    /** Looks; loads the library by ND4J's own rules if nothing did before; what is there. */
    public static LoadedLibrary look() {
        Nd4j.getExecutioner(); // loads everything
        NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
        return new LoadedLibrary(
                Dl4jVersion.read(),
                folder(),
                operations.buildInfo().contains("HAVE_ONEDNN"),
                operations.ompGetMaxThreads(),
                // DL4J's own default is to disable them
                !Boolean.parseBoolean(System.getProperty(LayerHelpers.DISABLED, "true")));
    }

    /** The folder of the unpacked library is named after its platform and extension. */
    private static String folder() {
        String file = Loader.getLoadedLibraries().get(NAME);
        Path folder = file == null ? null : Path.of(file).getParent();
        return folder == null ? Loader.getPlatform() : folder.getFileName().toString();
    }

    /**
     * The library for people, such as {@code ND4J 1.0.0-M2.1, linux-x86_64, layer helpers off,
     * OpenMP threads 2}.
     */
    public String text() {
        return "ND4J %s, %s, layer helpers %s, OpenMP threads %d"
                .formatted(dl4jVersion, build, layerHelpers ? "on" : "off", openMpThreads);
    }
}
