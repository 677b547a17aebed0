package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.dl4j.runtime.CudaVerdict.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outputs are written by hand, after NVIDIA's documentation; none was recorded. */
class CudaPreflightTest {

    /**
     * A listing and what follows from it.
     *
     * @param csv what nvidia-smi printed
     * @param state expected
     * @param words that the sentence contains
     */
    private record Case(String csv, State state, String... words) {}

    private static final List<Case> CASES =
            List.of(
                    new Case("Tesla K40m, 470.256.02, 3.5", State.CANNOT_RUN, "3.7 to 8.6"),
                    new Case("Tesla K80, 470.256.02, 3.7", State.CAN_RUN, "kernels for 3.7"),
                    new Case("GeForce 940M, 535.1, 5.0", State.CAN_RUN, "kernels for 5.0"),
                    new Case("Jetson Nano, 535.1, 5.3", State.CAN_RUN, "kernels for 5.2"),
                    new Case("Tesla P100, 535.1, 6.0", State.CAN_RUN, "kernels for 6.0"),
                    new Case("Tesla V100, 535.1, 7.0", State.CAN_RUN, "kernels for 7.0"),
                    new Case("Xavier, 535.1, 7.2", State.CAN_RUN, "kernels for 7.0"),
                    new Case("Tesla T4, 510.39.01, 7.5", State.CAN_RUN, "kernels for 7.5"),
                    new Case("NVIDIA A100-SXM4-40GB, 535.1, 8.0", State.CAN_RUN, "for 8.0"),
                    new Case("NVIDIA A10, 535.104.05, 8.6", State.CAN_RUN, "kernels for 8.6"),
                    new Case("NVIDIA L4, 550.54.15, 8.9", State.CAN_RUN, "kernels for 8.6"),
                    new Case("NVIDIA H100 80GB HBM3, 550.54.15, 9.0", State.CANNOT_RUN, "PTX"),
                    new Case("NVIDIA B200, 570.124.06, 10.0", State.CANNOT_RUN, "10.0", "PTX"),
                    new Case("NVIDIA GeForce RTX 5090, 570.1, 12.0", State.CANNOT_RUN, "PTX"),
                    new Case("Tesla T4, 450.80.02, 7.5", State.CAN_RUN, "driver 450.80.02"),
                    new Case("Tesla T4, 450.66, 7.5", State.CANNOT_RUN, "450.80.02 or newer"),
                    new Case("Tesla T4, 418.226.00, 7.5", State.CANNOT_RUN, "CUDA 11.6"),
                    new Case("Tesla T4, 460.32.03, [N/A]", State.UNKNOWN, "does not tell"),
                    new Case("Tesla T4, 460.32.03, [Not Supported]", State.UNKNOWN, "may run"),
                    new Case("Tesla T4, 460.32.03", State.UNKNOWN, "3.7 to 8.6"),
                    new Case("Tesla K40c, 396.37", State.CANNOT_RUN, "450.80.02 or newer"),
                    new Case("", State.NO_GPU, "lists none"),
                    new Case("No devices were found", State.NO_GPU, "\"No devices were found\""),
                    new Case("name, driver_version, compute_cap", State.NO_GPU, "lists none"),
                    new Case("NVIDIA A10, 535.104.05, eight", State.NO_GPU, "lists none"),
                    new Case("NVIDIA A10, 535.104.05, 8.6.1", State.NO_GPU, "lists none"),
                    new Case("NVIDIA A10, 535.104.05, 0.6", State.NO_GPU, "lists none"),
                    new Case(", 535.104.05, 8.6", State.NO_GPU, "lists none"),
                    new Case("\u0000\u001b[31m\uffff,,,", State.NO_GPU, "lists none"),
                    new Case(",".repeat(10_000), State.NO_GPU, "…"));

    @Test
    void verdictFollowsFromCapabilityAndDriver() {
        int checked = 0;
        for (Case row : CASES) {
            CudaVerdict verdict = CudaPreflight.judge(row.csv() + "\n");
            assertEquals(row.state(), verdict.state(), row.csv());
            for (String word : row.words()) {
                assertTrue(verdict.sentence().contains(word), verdict.sentence());
            }
            assertTrue(verdict.sentence().length() < 300, verdict.sentence());
            checked++;
        }
        assertEquals(30, checked);
    }

    @Test
    void onlyWhereNoKernelRunsIsAStartRefused() {
        assertTrue(CudaPreflight.judge("NVIDIA A10, 535.1, 8.6").allowsStart());
        assertTrue(CudaPreflight.judge("Tesla T4, 460.32.03").allowsStart());
        assertFalse(CudaPreflight.judge("NVIDIA H100, 550.1, 9.0").allowsStart());
        assertFalse(CudaPreflight.judge("").allowsStart());
    }

    @Test
    void whatWasFoundIsKept() {
        Gpu expected =
                new Gpu(
                        "NVIDIA A10, rev. 2",
                        "535.104.05",
                        Optional.of(new ComputeCapability(8, 6)));
        assertEquals(
                List.of(expected),
                CudaPreflight.judge("  NVIDIA A10, rev. 2 , 535.104.05 ,8.6 \r\n").gpus());
    }

    @Test
    void severalAlikeAreOneSentence() {
        CudaVerdict verdict =
                CudaPreflight.judge("NVIDIA A100, 535.1, 8.0\nNVIDIA A10, 535.1, 8.6\n");
        assertEquals(State.CAN_RUN, verdict.state());
        assertEquals(2, verdict.gpus().size());
        assertTrue(verdict.sentence().endsWith("with its kernels for 8.0 and 8.6"));
        CudaVerdict none = CudaPreflight.judge("NVIDIA H100, 550.1, 9.0\nTesla K40m, 470.1, 3.5");
        assertEquals(State.CANNOT_RUN, none.state());
        assertTrue(none.sentence().contains("NVIDIA H100"), none.sentence());
        assertTrue(none.sentence().contains("Tesla K40m"), none.sentence());
    }

    @Test
    void ofSeveralUnlikeTheUsableOnesAreNamed() {
        CudaVerdict verdict =
                CudaPreflight.judge(
                        "NVIDIA H100, 550.1, 9.0\nNVIDIA A10, 550.1, 8.6\nNVIDIA L4, 550.1, 8.9");
        assertEquals(State.CAN_RUN_ON_SOME, verdict.state());
        assertTrue(verdict.allowsStart());
        assertTrue(
                verdict.sentence()
                        .endsWith("CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=1,2"),
                verdict.sentence());
    }

    @Test
    void warningsBetweenTheGpusArePassedOver() {
        CudaVerdict verdict =
                CudaPreflight.judge(
                        "NVIDIA A10, 535.1, 8.6\n"
                                + "WARNING: infoROM is corrupted at gpu 0000:00:1E.0\n");
        assertEquals(State.CAN_RUN, verdict.state());
        assertEquals(1, verdict.gpus().size());
    }

    @Test
    void refusalSaysWhatToDo() {
        String message =
                assertThrows(
                                BackendUnavailableException.class,
                                () -> CudaPreflight.require(Map.of()))
                        .getMessage();
        String reason = Backend.CUDA.isOnClassPath() ? "no NVIDIA GPU was found" : "-Pcuda";
        assertTrue(message.contains(reason), message);
        assertTrue(message.endsWith("use --backend cpu"), message);
    }
}
