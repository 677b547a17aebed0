package crosscheck.dl4j.runtime;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
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

    /** For {@link #MAX_PHYSICAL_BYTES}: asking the system at every allocation is slow. */
    private static final String NO_LIMIT = "0";

    private static final String ONE_DNN = "-onednn";
    private static final String BINDINGS = "/org/nd4j/linalg/cpu/nativecpu/bindings/";

    private static Backend started;
    private static double startSeconds = Double.NaN;
    private static long firstOperationMillis;
    private static NativeSettings current;

    private NativeRuntime() {}

    /**
     * Loads the native library for the processor, if it is not loaded yet, and sets its number of
     * threads; layers compute with oneDNN where there is one.
     *
     * @param threads at least 1; the same number gives the same bits
     * @throws IllegalArgumentException if there are fewer
     * @throws IllegalStateException if another backend was started before
     */
    public static void start(int threads) {
        start(Backend.CPU, new NativeSettings(threads, LayerHelpers.ONE_DNN));
    }

    /**
     * Loads the native library for the processor, if it is not loaded yet, and applies the
     * settings.
     *
     * @param settings threads and helpers
     * @throws IllegalStateException if another backend was started before
     */
    public static void start(NativeSettings settings) {
        start(Backend.CPU, settings);
    }

    /**
     * Loads the native library of a backend, if it is not loaded yet, and sets its number of
     * threads.
     *
     * @param backend what computes; CUDA only after {@link CudaPreflight} allowed it
     * @param threads at least 1; the same number gives the same bits
     * @throws IllegalArgumentException if there are fewer
     * @throws IllegalStateException if another backend was started before
     * @throws BackendUnavailableException if the build is without it, or CUDA does not start
     */
    public static void start(Backend backend, int threads) {
        LayerHelpers helpers = backend == Backend.CPU ? LayerHelpers.ONE_DNN : LayerHelpers.NONE;
        start(backend, new NativeSettings(threads, helpers));
    }

    /**
     * Loads the native library of a backend, if it is not loaded yet, and applies the settings.
     * Networks that exist keep the layers they have. Where the build has several backends, ND4J
     * gets to see the one that is asked for.
     *
     * @param backend what computes; CUDA only after {@link CudaPreflight} allowed it
     * @param settings threads and helpers
     * @throws IllegalStateException if another backend was started before
     * @throws BackendUnavailableException if the build is without it, or CUDA does not start
     */
    public static synchronized void start(Backend backend, NativeSettings settings) {
        backend.requireOnClassPath();
        if (!isStarted()) {
            load(backend);
            started = backend;
        }
        if (started != backend) {
            throw new IllegalStateException(
                    "ND4J computes with "
                            + started.label()
                            + " already; "
                            + backend.label()
                            + " needs a Java machine of its own");
        }
        settings.layerHelpers().apply();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(settings.threads());
        Nd4j.factory().blas().setMaxThreads(settings.threads());
        current = settings;
    }

    /** Whether the native library is loaded. */
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
                startSeconds,
                (firstOperationMillis - ManagementFactory.getRuntimeMXBean().getStartTime())
                        / 1000.0);
    }

    private static String helpersInUse() {
        if (started == Backend.CUDA) {
            return "off, they are the processor's";
        }
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

    /** Sets what JavaCPP reads when its first class loads, for whichever library comes first. */
    static void prepare() {
        setUnlessSet(EXTENSION, extension());
        setUnlessSet(MAX_PHYSICAL_BYTES, NO_LIMIT);
    }

    private static void load(Backend backend) {
        if (backend == Backend.CPU) {
            prepare();
            setUnlessSet(SHAPES, ShapeCache.class.getName());
            setUnlessSet(EXECUTIONER, CachingExecutioner.class.getName());
        } else {
            System.setProperty(EXTENSION, ""); // its library has one build
        }
        setUnlessSet(MAX_PHYSICAL_BYTES, NO_LIMIT);
        showOnly(backend);
        long begin = System.nanoTime();
        try {
            if (backend == Backend.CUDA) {
                requireToRun();
            }
            firstOperation();
        } catch (LinkageError | RuntimeException e) {
            if (backend == Backend.CPU) {
                throw e;
            }
            throw new BackendUnavailableException(
                    "ND4J's CUDA backend does not start (" + root(e) + "); use --backend cpu", e);
        }
        startSeconds = (System.nanoTime() - begin) / 1e9;
        firstOperationMillis = System.currentTimeMillis();
    }

    /** Asks the backend itself: ND4J, which would ask next, hides the reason of a failure. */
    private static void requireToRun() {
        for (Nd4jBackend backend : ND4JClassLoading.loadService(Nd4jBackend.class)) {
            backend.canRun();
        }
    }

    private static void firstOperation() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        try (INDArray first = Nd4j.ones(2);
                INDArray sum = first.add(1)) {
            sum.sumNumber();
        }
    }

    /** A build with one backend is left as it is. */
    private static void showOnly(Backend backend) {
        if (Arrays.stream(Backend.values()).allMatch(Backend::isOnClassPath)) {
            ClassLoader current = ND4JClassLoading.getNd4jClassloader();
            ClassLoader all = current instanceof BackendServices ? current.getParent() : current;
            ND4JClassLoading.setNd4jClassloader(new BackendServices(all, backend));
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static String extension() {
        String[] platforms = {"linux-x86_64", "macosx-x86_64", "windows-x86_64"};
        for (String platform : platforms) {
            if (NativeRuntime.class.getResource(BINDINGS + platform + ONE_DNN + "/") != null) {
                return ONE_DNN;
            }
        }
        return "";
    }

    /** The native library that will be loaded, in its jar; null where there is none. */
    static URL library() {
        String build = Loader.getPlatform() + System.getProperty(EXTENSION, extension());
        return NativeRuntime.class.getResource(
                BINDINGS + build + "/" + System.mapLibraryName("nd4jcpu"));
    }
}
