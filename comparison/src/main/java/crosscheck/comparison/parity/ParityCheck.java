package crosscheck.comparison.parity;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Trains two networks side by side on the same mini-batches and compares, at every step, the
 * outputs and the loss before the update and all weights after it.
 */
public final class ParityCheck {
    /** From which weights, and what the optimiser remembers, the reference takes each step. */
    public enum Start {
        /** From its own: two trainings that begin together and may drift apart. */
        OWN_WEIGHTS,
        /** From the framework's, memory included: each step alone, so that no rounding adds up. */
        FRAMEWORK_WEIGHTS
    }

    /** How far apart the recorded steps are, as a ratio, once that is more than one step. */
    private static final double RATIO_OF_STEPS = 1.04;

    private final Precision precision;
    private final ParityBudget budget;
    private final LargestDifference weights;
    private final LargestDifference losses;
    private final LargestDifference outputs;
    private final List<ParityStep> byStep = new ArrayList<>();
    private String firstDivergence = "";

    private ParityCheck(Precision precision, ParityBudget budget) {
        this.precision = precision;
        this.budget = budget;
        this.weights = new LargestDifference(budget.weights());
        this.losses = new LargestDifference(budget.loss());
        this.outputs = new LargestDifference(budget.outputs());
    }

    /**
     * Compares two networks that begin with the same weights.
     *
     * @param reference the hand-written one; trained by this
     * @param framework the other one; trained by this
     * @param precision of the framework
     * @param budget the allowed errors
     * @param train the training examples
     * @param miniBatches row numbers of each mini-batch
     * @param start from which weights the reference takes each step
     * @param steps how many steps to take, at least 1
     * @param progress told the number of steps taken after each
     * @return the largest differences
     * @throws IllegalArgumentException if there is no step to take, or the networks differ in shape
     */
    public static ParityResult run(
            Trainee reference,
            Trainee framework,
            Precision precision,
            ParityBudget budget,
            Dataset train,
            Iterator<int[]> miniBatches,
            Start start,
            int steps,
            IntConsumer progress) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + steps);
        }
        ParityCheck check = new ParityCheck(precision, budget);
        check.compareWeights(0, reference.parameters(), framework.parameters());
        for (int step = 1; step <= steps; step++) {
            int[] rows = miniBatches.next();
            if (start == Start.FRAMEWORK_WEIGHTS) {
                reference.setParameters(framework.parameters());
                reference.setOptimiserState(framework.stepCount(), framework.optimiserState());
            }
            check.compareOutputs(
                    step,
                    reference.predictProbabilities(train, rows),
                    framework.predictProbabilities(train, rows));
            check.compareLosses(step, reference.step(train, rows), framework.step(train, rows));
            check.compareWeights(step, reference.parameters(), framework.parameters());
            check.record(step, steps);
            progress.accept(step);
        }
        return check.result(steps);
    }

    private void compareOutputs(int step, double[] reference, double[] framework) {
        requireSameLength("outputs", reference.length, framework.length);
        for (int i = 0; i < reference.length; i++) {
            if (!outputs.add(framework[i], reference[i])) {
                diverged(step, "outputs[" + i + "]", reference[i], framework[i]);
            }
        }
    }

    private void compareLosses(int step, double reference, double framework) {
        if (!losses.add(framework, reference)) {
            diverged(step, "loss", reference, framework);
        }
    }

    private void compareWeights(
            int step, List<ParameterTensor> reference, List<ParameterTensor> framework) {
        requireSameLength("parameters", reference.size(), framework.size());
        for (int t = 0; t < reference.size(); t++) {
            ParameterTensor tensor = reference.get(t);
            double[] r = tensor.values();
            double[] f = framework.get(t).values();
            requireSameLength(tensor.fullName(), r.length, f.length);
            for (int i = 0; i < r.length; i++) {
                if (!weights.add(f[i], r[i])) {
                    diverged(step, tensor.entryName(i), r[i], f[i]);
                }
            }
        }
    }

    private void record(int step, int steps) {
        int before = byStep.isEmpty() ? 0 : byStep.get(byStep.size() - 1).step();
        if (step == steps || step >= RATIO_OF_STEPS * before) {
            byStep.add(
                    new ParityStep(
                            step, weights.takeRecent(), losses.takeRecent(), outputs.takeRecent()));
        }
    }

    private void diverged(int step, String where, double reference, double framework) {
        if (firstDivergence.isEmpty()) {
            firstDivergence =
                    "step "
                            + step
                            + ", "
                            + where
                            + ": reference "
                            + reference
                            + ", framework "
                            + framework;
        }
    }

    private static void requireSameLength(String what, int reference, int framework) {
        if (reference != framework) {
            throw new IllegalArgumentException(
                    what
                            + ": the reference has "
                            + reference
                            + " numbers, the framework "
                            + framework);
        }
    }

    private ParityResult result(int steps) {
        return new ParityResult(
                precision,
                steps,
                weights.absolute(),
                losses.absolute(),
                outputs.absolute(),
                Math.max(weights.used(), Math.max(losses.used(), outputs.used())),
                budget,
                firstDivergence,
                byStep);
    }
}
