package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.cli.DoctorCommand.Finding;
import crosscheck.comparison.cli.DoctorCommand.Finding.State;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.ComputeCapability;
import crosscheck.dl4j.runtime.CudaPreflight;
import crosscheck.dl4j.runtime.CudaVerdict;
import crosscheck.dl4j.runtime.Gpu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What doctor finds about CUDA.
 *
 * @param onClassPath whether this build has ND4J's CUDA backend
 */
record CudaFindings(boolean onClassPath, CudaVerdict verdict) {

    static CudaFindings look(Map<String, String> environment) {
        return new CudaFindings(Backend.CUDA.isOnClassPath(), CudaPreflight.look(environment));
    }

    /** What doctor starts: CUDA where that can work, so that the GPU really computes once. */
    Backend backend() {
        return onClassPath && verdict.allowsStart() ? Backend.CUDA : Backend.CPU;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<Gpu> gpus = verdict.gpus();
        for (int i = 0; i < gpus.size(); i++) {
            findings.add(new Finding("gpu " + i, gpus.get(i).toString(), State.OK));
        }
        State state =
                switch (verdict.state()) {
                    case CAN_RUN -> State.OK;
                    case CAN_RUN_ON_SOME, UNKNOWN -> State.NOTE;
                    case CANNOT_RUN, NO_GPU -> State.PROBLEM;
                };
        findings.add(new Finding("cuda", verdict.sentence(), state));
        findings.add(
                new Finding(
                        "cuda backend",
                        onClassPath
                                ? "on the class path"
                                : "not in this build; set CROSSCHECK_MAVEN_OPTIONS=-Pcuda",
                        onClassPath ? State.OK : State.PROBLEM));
        return findings;
    }

    ObjectNode json() {
        ObjectNode document =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("onClassPath", onClassPath)
                        .put("verdict", verdict.state().name().toLowerCase(Locale.ROOT))
                        .put("sentence", verdict.sentence());
        ArrayNode gpus = document.putArray("gpus");
        for (Gpu gpu : verdict.gpus()) {
            gpus.addObject()
                    .put("name", gpu.name())
                    .put("driver", gpu.driver())
                    .put(
                            "computeCapability",
                            gpu.capability().map(ComputeCapability::toString).orElse(null));
        }
        return document;
    }
}
