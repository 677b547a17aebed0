package crosscheck.scratch.fast.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** The implementations of {@link Kernels}. */
public enum KernelKind {
    /** On the Vector API, the module {@code jdk.incubator.vector}. */
    VECTOR,
    /** In plain Java. */
    PLAIN;

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "crosscheck.scratch.fast.vector.VectorKernels";
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
     * The fastest kernels that this Java machine can run well.
     *
     * @return those on the Vector API, or the plain ones, whose description then says why
     */
    public static Kernels best() {
        return obstacle().<Kernels>map(PlainKernels::new).orElseGet(KernelKind::load);
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

    /** Without the instruction a fused multiply-add is computed by BigDecimal. */
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

    /** By name: the class cannot even be looked at where the module is missing. */
    private static Kernels load() {
        try {
            return (Kernels) Class.forName(VECTOR_KERNELS).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(VECTOR_KERNELS + " does not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(VECTOR_KERNELS + " is missing from the build", e);
        }
    }
}
