package crosscheck.comparison.parity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.trace.Divergence;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.TensorError;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import java.util.List;

/** What was found, as JSON. */
public final class ParityDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** How much is told of each tensor. */
    public enum Detail {
        /** Every tensor at every reported step. */
        TENSORS,
        /** The largest errors of each kind of tensor. */
        KINDS
    }

    private ParityDocument() {}

    /** The comparisons of a case; an object for each pair of engines and precision. */
    public static ArrayNode comparisons(CaseResult result, Detail detail) {
        ArrayNode comparisons = JSON.arrayNode();
        for (PairResult pair : result.pairs()) {
            ObjectNode node = comparisons.addObject();
            node.put("reference", pair.reference().label());
            node.put("engine", pair.engine().label());
            node.put("precision", pair.precision().label());
            node.put("outcome", pair.outcome().label());
            node.put("reason", pair.explanation());
            node.put("explainedBy", pair.explained().map(known -> known.name()).orElse(null));
            pair.trainings().ifPresent(trainings -> node.setAll(trainings(trainings, detail)));
            pair.singleSteps()
                    .ifPresent(steps -> node.set("singleSteps", trainings(steps, Detail.KINDS)));
        }
        return comparisons;
    }

    /** All cases of the matrix; an object for each case. */
    public static ArrayNode cases(List<CaseResult> results) {
        ArrayNode cases = JSON.arrayNode();
        for (CaseResult result : results) {
            ParityCase parityCase = result.parityCase();
            ObjectNode node = cases.addObject();
            node.put("group", parityCase.group());
            node.put("name", parityCase.name());
            node.put("network", parityCase.network().shapeText());
            node.put("learningRate", parityCase.training().learningRate());
            node.put("miniBatchSize", parityCase.training().miniBatchSize());
            node.put("steps", result.steps());
            node.put("outcome", result.outcome().label());
            node.put("seconds", result.seconds());
            node.set("comparisons", comparisons(result, Detail.KINDS));
        }
        return cases;
    }

    private static ObjectNode trainings(TraceResult result, Detail detail) {
        ObjectNode node = JSON.objectNode();
        node.put("passed", !result.accuses());
        node.put("steps", result.steps());
        node.put("largestAbsoluteError", result.largest());
        node.put("toleranceUsed", result.used());
        node.put("nearestTensor", result.nearest().map(TensorSummary::name).orElse(""));
        node.set("firstDivergence", result.divergence().map(ParityDocument::place).orElse(null));
        node.put("mismatch", result.mismatch().orElse(""));
        result.undetermined()
                .ifPresent(
                        found ->
                                node.put("undeterminedFrom", found.from())
                                        .put("undeterminedWhy", found.text()));
        ArrayNode kinks = node.putArray("kinks");
        result.kinks().forEach(kinks::add);
        ArrayNode unmatched = node.putArray("notCompared");
        result.unmatched().forEach(unmatched::add);
        node.set("kinds", kinds(result));
        if (detail == Detail.TENSORS) {
            node.set("tensors", tensors(result));
        }
        return node;
    }

    private static ObjectNode place(Divergence divergence) {
        return JSON.objectNode()
                .put("step", divergence.step())
                .put("layer", divergence.layer())
                .put("kind", divergence.kind().label())
                .put("tensor", divergence.tensor())
                .put("index", divergence.index())
                .put("reference", divergence.reference())
                .put("framework", divergence.framework())
                .put("allowed", divergence.allowed())
                .put("timesAllowed", divergence.timesAllowed());
    }

    private static ObjectNode kinds(TraceResult result) {
        ObjectNode kinds = JSON.objectNode();
        for (TensorKind kind : TensorKind.values()) {
            List<TensorSummary> tensors =
                    result.tensors().stream().filter(t -> t.kind() == kind).toList();
            if (!tensors.isEmpty()) {
                kinds.putObject(kind.label())
                        .put("absolute", result.largest(kind))
                        .put(
                                "allowed",
                                tensors.stream()
                                        .mapToDouble(tensor -> tensor.worst().allowed())
                                        .max()
                                        .getAsDouble())
                        .put(
                                "used",
                                tensors.stream()
                                        .mapToDouble(tensor -> tensor.worst().used())
                                        .max()
                                        .getAsDouble());
            }
        }
        return kinds;
    }

    private static ArrayNode tensors(TraceResult result) {
        ArrayNode tensors = JSON.arrayNode();
        for (TensorSummary tensor : result.tensors()) {
            ObjectNode node = tensors.addObject();
            node.put("name", tensor.name());
            node.put("kind", tensor.kind().label());
            node.put("layer", tensor.layer());
            node.put("allowed", tensor.worst().allowed());
            node.put(
                    "allowedRelative",
                    tensor.scale() > 0 ? tensor.worst().allowed() / tensor.scale() : 0);
            node.put("scale", tensor.scale());
            if (tensor.isUndetermined()) {
                node.put("undeterminedFrom", tensor.undeterminedFrom());
            }
            node.set("largest", error(tensor.worst()));
            ArrayNode at = node.putArray("at");
            tensor.at().forEach(error -> at.add(error(error)));
        }
        return tensors;
    }

    private static ObjectNode error(TensorError error) {
        return JSON.objectNode()
                .put("step", error.step())
                .put("absolute", error.absolute())
                .put("relative", error.relative())
                .put("allowed", error.allowed())
                .put("ulps", error.ulps())
                .put("used", error.used());
    }
}
