package crosscheck.scratch.fast.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The implementations of {@link Kernels}. */
public enum KernelKind {
    /** On the Vector API, the module {@code jdk.incubator.vector}. */
    VECTOR,
    /** In plain Java. */
    PLAIN;

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "crosscheck.scratch.fast.vector.VectorKernels";
    private static final String VECTOR_PEAK = "crosscheck.scratch.fast.vector.VectorPeak";
    private static final int FEWEST_BITS = 128;

    /**
     * The kernels of this kind.
     *
     * @return new; they keep nothing between calls
     * @throws UnsupportedOperationException if this Java machine cannot run them; the message says
     *     why
     */
    public Kernels kernels() {
        if (this == PLAIN) {
            return new PlainKernels("");
        }
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new UnsupportedOperationException(obstacle.get());
        }
        return load();
    }

    /**
     * The fastest kernels that this Java machine can run well; those on the Vector API, or the
     * plain ones, whose description then says why.
     */
    public static Kernels best() {
        return obstacle().<Kernels>map(PlainKernels::new).orElseGet(KernelKind::load);
    }

    /**
     * The kinds that this Java machine can run; the fastest first; {@link #PLAIN} is always among
     * them.
     */
    public static List<KernelKind> available() {
        return obstacle().isPresent() ? List.of(PLAIN) : List.of(VECTOR, PLAIN);
    }

    /** How the kind is written; lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of(
                    "the module " + MODULE + " is not there (--add-modules " + MODULE + ")");
        }
        if (!fusedMultiplyAdd()) {
            return Optional.of("the processor has no fused multiply-add");
        }
        int bits = load().lanes() * Float.SIZE;
        return bits < FEWEST_BITS
                ? Optional.of("the processor's vectors have only " + bits + " bits")
                : Optional.empty();
    }

    /**
     * Whether the processor has the instruction; without it Java computes a fused multiply-add by
     * BigDecimal, very slowly.
     */
    private static boolean fusedMultiplyAdd() {
        try {
            return Boolean.parseBoolean(
                    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                            .getVMOption("UseFMA")
                            .getValue());
        } catch (IllegalArgumentException e) { // another Java machine than HotSpot
            return true;
        }
    }

    /**
     * The measurement of what this kind of kernels could reach at best.
     *
     * @return new
     * @throws UnsupportedOperationException if this Java machine cannot run them
     */
    MultiplyAddPeak peak() {
        if (this == PLAIN) {
            return new PlainPeak();
        }
        kernels(); // says why where it cannot be
        return (MultiplyAddPeak) load(VECTOR_PEAK);
    }

    private static Kernels load() {
        return (Kernels) load(VECTOR_KERNELS);
    }

    /** Loads a class by its name: where the module is missing, it cannot be referred to. */
    private static Object load(String name) {
        try {
            return Class.forName(name).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name + " does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is missing from the build", e);
        }
    }
}
