package crosscheck.dl4j.runtime;

import crosscheck.dl4j.runtime.CudaVerdict.State;
import crosscheck.dl4j.runtime.NvidiaSmi.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at the GPUs before the CUDA backend, 2.4 GB of native code, is loaded.
 *
 * <p>A GPU can run it where the backend has kernels for its compute capability ({@link
 * ComputeCapability#runs}) and the driver is new enough for CUDA 11. Nothing is loaded to find out;
 * {@code nvidia-smi} is asked.
 */
public final class CudaPreflight {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BACKEND = "ND4J's CUDA backend";

    private CudaPreflight() {}

    /**
     * Looks at this machine.
     *
     * @param environment variables, of which {@code PATH} says where {@code nvidia-smi} is; not
     *     modified
     * @return the verdict; never an exception, whatever {@code nvidia-smi} does
     */
    public static CudaVerdict look(Map<String, String> environment) {
        return NvidiaSmi.find(environment, LIMIT)
                .map(CudaPreflight::ask)
                .orElseGet(
                        () ->
                                noGpu(
                                        "no NVIDIA GPU was found, as there is no nvidia-smi on the"
                                                + " PATH (it comes with NVIDIA's driver)"));
    }

    /**
     * Refuses CUDA where it cannot be had.
     *
     * @param environment variables; not modified
     * @throws BackendUnavailableException if this build does not have the backend, or no GPU here
     *     can run it; the message says what to do
     */
    public static CudaVerdict require(Map<String, String> environment) {
        Backend.CUDA.requireOnClassPath();
        CudaVerdict verdict = look(environment);
        if (!verdict.allowsStart()) {
            throw new BackendUnavailableException(verdict.sentence() + "; use --backend cpu");
        }
        return verdict;
    }

    static CudaVerdict ask(NvidiaSmi program) {
        Answer answer = program.query("name,driver_version,compute_cap");
        if (answer.outcome() == Answer.Outcome.FAILED && answer.text().contains("compute_cap")) {
            answer = program.query("name,driver_version"); // drivers before 510 do not know it
        }
        return switch (answer.outcome()) {
            case DONE -> judge(answer.text());
            case FAILED -> noGpu("no GPU can be used, as nvidia-smi fails" + quoted(answer.text()));
            case TIMED_OUT ->
                    noGpu("no GPU can be used, as nvidia-smi hangs (" + answer.text() + ")");
        };
    }

    /**
     * The verdict on a listing of GPUs.
     *
     * @param csv what {@code nvidia-smi --query-gpu=name,driver_version,compute_cap
     *     --format=csv,noheader} printed; the last field may be missing
     * @return whether the backend can run there
     */
    public static CudaVerdict judge(String csv) {
        List<Gpu> gpus = Gpu.parse(csv);
        if (gpus.isEmpty()) {
            return noGpu("no NVIDIA GPU was found: nvidia-smi lists none" + quoted(csv));
        }
        List<State> states = gpus.stream().map(CudaPreflight::state).toList();
        State first = states.get(0);
        if (states.stream().allMatch(first::equals)) {
            return new CudaVerdict(first, alike(gpus, first), gpus);
        }
        return mixed(gpus, states);
    }

    private static State state(Gpu gpu) {
        if (!CudaKernels.accepts(gpu.driver())) {
            return State.CANNOT_RUN;
        }
        return gpu.capability()
                .map(found -> CudaKernels.bestFor(found).isPresent())
                .map(runs -> runs ? State.CAN_RUN : State.CANNOT_RUN)
                .orElse(State.UNKNOWN);
    }

    private static String alike(List<Gpu> gpus, State state) {
        String all = gpus.stream().map(Gpu::toString).collect(Collectors.joining(" and "));
        return switch (state) {
            case CAN_RUN -> all + " can run " + BACKEND + kernels(gpus);
            case UNKNOWN ->
                    all
                            + " may run "
                            + BACKEND
                            + ": the driver does not tell the compute capability, which must be "
                            + range();
            default -> all + " cannot run " + BACKEND + ": " + reason(gpus);
        };
    }

    private static CudaVerdict mixed(List<Gpu> gpus, List<State> states) {
        List<String> usable = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < gpus.size(); i++) {
            State state = states.get(i);
            if (state != State.CANNOT_RUN) {
                usable.add(String.valueOf(i));
            }
            String verb =
                    switch (state) {
                        case CAN_RUN -> " can run ";
                        case UNKNOWN -> " may run ";
                        default -> " cannot run ";
                    };
            parts.add("GPU " + i + ", " + gpus.get(i) + "," + verb + "it");
        }
        return new CudaVerdict(
                State.CAN_RUN_ON_SOME,
                "not every GPU can run "
                        + BACKEND
                        + " ("
                        + String.join("; ", parts)
                        + "): set CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES="
                        + String.join(",", usable),
                gpus);
    }

    private static String kernels(List<Gpu> gpus) {
        return gpus.stream()
                .flatMap(gpu -> gpu.capability().flatMap(CudaKernels::bestFor).stream())
                .distinct()
                .map(ComputeCapability::toString)
                .collect(Collectors.joining(" and ", " with its kernels for ", ""));
    }

    private static String reason(List<Gpu> gpus) {
        Optional<Gpu> old =
                gpus.stream().filter(gpu -> !CudaKernels.accepts(gpu.driver())).findFirst();
        if (old.isPresent()) {
            return "CUDA 11.6 needs driver " + CudaKernels.OLDEST_DRIVER + " or newer";
        }
        boolean newer =
                gpus.stream()
                        .flatMap(gpu -> gpu.capability().stream())
                        .anyMatch(found -> found.compareTo(CudaKernels.newest()) > 0);
        return "its kernels are for "
                + range()
                + (newer ? " and come without PTX, which newer GPUs need" : "");
    }

    private static String range() {
        return CudaKernels.oldest() + " to " + CudaKernels.newest();
    }

    private static CudaVerdict noGpu(String sentence) {
        return new CudaVerdict(State.NO_GPU, sentence, List.of());
    }

    /** The first line of an answer, at a readable length. */
    private static String quoted(String text) {
        String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        String cut = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        return cut.isEmpty() ? "" : " (\"" + cut + "\")";
    }
}
