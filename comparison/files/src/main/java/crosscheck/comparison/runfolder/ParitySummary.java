package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.trace.Divergence;
import crosscheck.comparison.trace.ErrorCurve;
import crosscheck.comparison.trace.TensorSummary;
import crosscheck.comparison.trace.TraceResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step-by-step comparison found, in the short form of {@code compare}: weights, loss and
 * outputs. Each recorded step has the largest numbers since the one before.
 */
final class ParitySummary {
    private static final double RATIO_OF_STEPS = 1.04;

    private ParitySummary() {}

    static ObjectNode of(TraceResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("steps", result.steps());
        node.put("maxAbsWeightDifference", result.largest(TensorKind.WEIGHT));
        node.put("maxAbsLossDifference", result.largest(TensorKind.LOSS));
        node.put("maxAbsOutputDifference", result.largest(TensorKind.ACTIVATION));
        node.put("tolerance", allowed(result, TensorKind.WEIGHT));
        node.put("lossTolerance", allowed(result, TensorKind.LOSS));
        node.put("outputTolerance", allowed(result, TensorKind.ACTIVATION));
        node.put("toleranceUsed", result.used());
        node.put("nearestTensor", result.nearest().map(TensorSummary::name).orElse(""));
        node.put("firstDivergence", result.divergence().map(Divergence::text).orElse(""));
        node.put("passed", !result.accuses());
        ObjectNode byStep = node.putObject("byStep");
        List<Integer> steps = recorded(result.steps());
        ArrayNode recorded = byStep.putArray("step");
        steps.forEach(recorded::add);
        addCurve(byStep, "weights", result.curves().get(TensorKind.WEIGHT), steps);
        addCurve(byStep, "loss", result.curves().get(TensorKind.LOSS), steps);
        addCurve(byStep, "outputs", result.curves().get(TensorKind.ACTIVATION), steps);
        return node;
    }

    /** Where a kind came nearest to its bound. */
    private static double allowed(TraceResult result, TensorKind kind) {
        return result.tensors().stream()
                .filter(tensor -> tensor.kind() == kind)
                .map(TensorSummary::worst)
                .max((a, b) -> Double.compare(a.used(), b.used()))
                .map(worst -> worst.allowed())
                .orElse(0.0);
    }

    /** All of the first steps, then ever fewer, and the last. */
    private static List<Integer> recorded(int steps) {
        List<Integer> recorded = new ArrayList<>();
        int before = 0;
        for (int step = 1; step <= steps; step++) {
            if (step == steps || step >= RATIO_OF_STEPS * before) {
                recorded.add(step);
                before = step;
            }
        }
        return recorded;
    }

    private static void addCurve(
            ObjectNode byStep, String name, ErrorCurve curve, List<Integer> steps) {
        ArrayNode errors = byStep.putArray(name);
        ArrayNode allowed = byStep.putArray(name + "Allowed");
        int before = 0;
        for (int step : steps) {
            double error = largest(curve.absolute(), before, step);
            double used = largest(curve.used(), before, step);
            errors.add(error);
            // error and bound may be of two tensors: what the two have in common is the share
            allowed.add(
                    used > 0 && Double.isFinite(used)
                            ? error / used
                            : largest(curve.allowed(), before, step));
            before = step;
        }
    }

    private static double largest(List<Double> numbers, int from, int to) {
        return numbers.subList(from, to).stream()
                .filter(number -> !Double.isNaN(number))
                .mapToDouble(number -> number)
                .max()
                .orElse(0);
    }
}
