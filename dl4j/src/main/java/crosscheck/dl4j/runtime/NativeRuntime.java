package crosscheck.dl4j.runtime;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu;

/**
 * Starts ND4J's native library with everything that matters set and known: which build, how many
 * threads, who computes the layers.
 *
 * <p>It must be the first to touch ND4J, because JavaCPP and ND4J read their settings when their
 * first classes load. A property that is set already is left as it is.
 */
public final class NativeRuntime {
    /** Tells JavaCPP which build of a library to load, such as {@code -onednn}. */
    static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    /** The bound on resident memory above which JavaCPP collects garbage at each allocation. */
    static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /** Whether native objects that nobody closes are kept for ever; they are not, by default. */
    static final String NO_POINTER_GC = "org.bytedeco.javacpp.nopointergc";

    /** The class that describes shapes to the native library. */
    static final String SHAPES = "shapeinfoprovider";

    /** The class that calls the native library's operations. */
    static final String EXECUTIONER = "opexec";

    private static final List<String> REPORTED =
            List.of(
                    EXTENSION,
                    MAX_PHYSICAL_BYTES,
                    NO_POINTER_GC,
                    SHAPES,
                    EXECUTIONER,
                    LayerHelpers.DISABLED);

    private static final String ONE_DNN = "-onednn";
    private static final String BINDINGS = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

    private static double startSeconds = Double.NaN;
    private static NativeSettings current;

    private NativeRuntime() {}

    /**
     * Loads the native library, if it is not loaded yet, and sets its number of threads; layers
     * compute with oneDNN where there is one.
     *
     * @param threads at least 1; the same number gives the same bits
     * @throws IllegalArgumentException if there are fewer
     */
    public static void start(int threads) {
        start(new NativeSettings(threads, LayerHelpers.ONE_DNN));
    }

    /**
     * Loads the native library, if it is not loaded yet, and applies the settings. Networks that
     * exist keep the layers they have.
     *
     * @param settings threads and helpers
     */
    public static synchronized void start(NativeSettings settings) {
        if (!isStarted()) {
            load();
        }
        settings.layerHelpers().apply();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(settings.threads());
        Nd4j.factory().blas().setMaxThreads(settings.threads());
        current = settings;
    }

    private static void load() {
        setUnlessSet(EXTENSION, hasOneDnnBuild() ? ONE_DNN : "");
        setUnlessSet(MAX_PHYSICAL_BYTES, "0"); // asking the system at every allocation is slow
        setUnlessSet(SHAPES, ShapeCache.class.getName());
        setUnlessSet(EXECUTIONER, CachingExecutioner.class.getName());
        long begin = System.nanoTime();
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        try (INDArray first = Nd4j.ones(2);
                INDArray sum = first.add(1)) {
            sum.sumNumber();
        }
        startSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Whether the native library is loaded.
     *
     * @return true after the first {@link #start}
     */
    public static synchronized boolean isStarted() {
        return !Double.isNaN(startSeconds);
    }

    /**
     * What was loaded.
     *
     * @return versions, build, threads and settings
     * @throws IllegalStateException if nothing was started yet
     */
    public static synchronized NativeInfo info() {
        if (!isStarted()) {
            throw new IllegalStateException("the native library was not started");
        }
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        return new NativeInfo(
                Dl4jVersion.read(),
                String.valueOf(environment.get("backend")),
                Loader.getPlatform() + System.getProperty(EXTENSION),
                Nd4jCpu.Environment.getInstance().isUseMKLDNN(),
                helpersInUse(),
                String.valueOf(environment.get("blas.vendor")),
                current.threads(),
                Nd4j.factory().blas().getMaxThreads(),
                Nd4j.dataType().name(),
                properties(),
                startSeconds);
    }

    private static String helpersInUse() {
        if (current.layerHelpers() == LayerHelpers.NONE) {
            return "off, as asked";
        }
        return Nd4jCpu.Environment.getInstance().isUseMKLDNN()
                ? "on"
                : "off, the native library has no oneDNN";
    }

    private static Map<String, String> properties() {
        Map<String, String> found = new TreeMap<>();
        for (String name : REPORTED) {
            String value = System.getProperty(name);
            if (value != null) {
                found.put(name, value);
            }
        }
        return found;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static boolean hasOneDnnBuild() {
        String[] platforms = {"linux-x86_64", "macosx-x86_64", "windows-x86_64"};
        for (String platform : platforms) {
            if (NativeRuntime.class.getResource(BINDINGS + platform + ONE_DNN + "/") != null) {
                return true;
            }
        }
        return false;
    }
}
