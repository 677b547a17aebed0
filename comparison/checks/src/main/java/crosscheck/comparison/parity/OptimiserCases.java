package crosscheck.comparison.parity;

import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.comparison.trace.Course;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of gradients: update rules, L2, clipping and schedules, on one dense network. */
final class OptimiserCases {
    private static final int MINI_BATCH_SIZE = 10;

    /** Each rule with a calm learning rate; published variants where DL4J's differs. */
    private static final Map<String, Double> RULES = new LinkedHashMap<>();

    static {
        RULES.put("sgd", 0.1);
        RULES.put("momentum", 0.01);
        RULES.put("nesterov", 0.01);
        RULES.put("adagrad", 0.01);
        RULES.put("adagrad:variant=published", 0.01);
        RULES.put("rmsprop", 0.001);
        RULES.put("rmsprop:variant=published", 0.001);
        RULES.put("adadelta", 1.0);
        RULES.put("adam", 0.001);
        RULES.put("adam:variant=published", 0.001);
        RULES.put("nadam", 0.0001);
        RULES.put("nadam:variant=published", 0.001);
        RULES.put("amsgrad", 0.001);
        RULES.put("amsgrad:variant=published", 0.001);
    }

    private final ComparedNetwork network;
    private final long seed;
    private final List<ParityCase> cases = new ArrayList<>();

    OptimiserCases(int inputs, int classes, long seed) {
        this.network =
                new DescribedNetwork(
                        NetworkSpec.dense(
                                inputs,
                                List.of(20),
                                classes,
                                ActivationName.TANH,
                                LossName.CROSS_ENTROPY,
                                InitialiserName.XAVIER));
        this.seed = seed;
    }

    List<ParityCase> cases() {
        RULES.forEach(
                (rule, rate) ->
                        add(
                                "optimiser",
                                rule,
                                OptimiserSettings.of(Choices.OPTIMISERS.parse(rule), rate)));
        OptimiserSettings sgd = OptimiserSettings.of(new Sgd(), 0.1);
        OptimiserSettings adam = OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.001);
        add("L2", "0.001 with sgd", sgd.withL2Coefficient(0.001));
        add("L2", "0.001 with adam", adam.withL2Coefficient(0.001));
        add("clipping", "value 0.01", sgd.withClipping(new GradientClipping.Value(0.01)));
        add("clipping", "tensor-norm 0.1", sgd.withClipping(new GradientClipping.TensorNorm(0.1)));
        add("clipping", "global-norm 0.1", sgd.withClipping(new GradientClipping.GlobalNorm(0.1)));
        add(
                "clipping",
                "value 0.01, then L2 0.001",
                sgd.withClipping(new GradientClipping.Value(0.01)).withL2Coefficient(0.001));
        add("schedule", "step", sgd, new Schedule.Step(0.5, 1));
        add("schedule", "exponential", sgd, new Schedule.Exponential(0.9));
        add("schedule", "plateau", sgd, new Schedule.Plateau(0.5, 1, 0.05, 1e-6));
        return cases;
    }

    private void add(String group, String name, OptimiserSettings optimiser) {
        add(group, name, optimiser, Schedule.CONSTANT);
    }

    private void add(String group, String name, OptimiserSettings optimiser, Schedule schedule) {
        cases.add(
                new ParityCase(
                        group,
                        name,
                        network,
                        CaseTrainings.of(optimiser, schedule, MINI_BATCH_SIZE, seed),
                        Course.DENSE_STEPS));
    }
}
