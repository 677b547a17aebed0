package crosscheck.comparison.matrix;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.Course;
import crosscheck.comparison.parity.LockStep;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.parity.TraceComparison;
import crosscheck.comparison.parity.TraceResult;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Takes the steps of a case on several engines at once and compares every pair of them, the earlier
 * one as the reference.
 *
 * @param engines the reference first
 * @param precisions that are compared, where the engines have them
 * @param split the examples
 */
public record ParityRun(List<Engine> engines, List<Precision> precisions, Split split) {

    /** An engine in a precision. */
    private record Runner(Engine engine, Precision precision) {}

    /** Two of them. The reference computes in its best precision. */
    private record Duel(Runner reference, Runner framework) {
        Precision precision() {
            return framework.precision();
        }

        PairResult result(
                Optional<TraceComparison> trainings,
                Optional<TraceComparison> singleSteps,
                String missing) {
            return new PairResult(
                    reference.engine().name(),
                    framework.engine().name(),
                    precision(),
                    trainings.map(TraceComparison::result),
                    singleSteps.map(TraceComparison::result),
                    missing);
        }
    }

    /**
     * Keeps copies.
     *
     * @param engines at least two; copied
     * @param precisions at least one; copied
     * @param split the examples
     * @throws IllegalArgumentException if there are fewer
     */
    public ParityRun {
        engines = List.copyOf(engines);
        precisions = List.copyOf(precisions);
        if (engines.size() < 2 || precisions.isEmpty()) {
            throw new IllegalArgumentException(
                    "two engines and a precision are needed, not "
                            + engines.size()
                            + " and "
                            + precisions.size());
        }
    }

    /**
     * Whether these engines and precisions make no pair at all.
     *
     * @return true for engines of one precision each, and another one asked for
     */
    public boolean isEmpty() {
        return duels().isEmpty();
    }

    /**
     * Runs one case.
     *
     * @param parityCase network and training
     * @param steps how many, at least 1
     * @param progress told the number of steps taken after each
     * @return what was found
     */
    public CaseResult run(ParityCase parityCase, int steps, IntConsumer progress) {
        long begin = System.nanoTime();
        Course course = new Course(split, parityCase.training(), steps);
        List<ParameterTensor> weights =
                parityCase.network().drawWeights(parityCase.training().seed());
        Map<Duel, String> missing = new LinkedHashMap<>();
        duels().forEach(duel -> missing.put(duel, missing(duel, parityCase)));
        List<Duel> fought = duels().stream().filter(d -> missing.get(d).isEmpty()).toList();
        Map<Duel, TraceComparison> trainings =
                fight(fought, parityCase, weights, course, Start.OWN_WEIGHTS, progress);
        List<PairResult> results = new ArrayList<>();
        for (Duel duel : duels()) {
            Optional<TraceComparison> found = Optional.ofNullable(trainings.get(duel));
            Optional<TraceComparison> singleSteps =
                    found.filter(comparison -> partedLate(comparison.result()))
                            .map(comparison -> alone(duel, parityCase, weights, course));
            results.add(duel.result(found, singleSteps, missing.get(duel)));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new CaseResult(parityCase, steps, results, seconds);
    }

    /** What differs in the first step does so from the same weights. */
    private static boolean partedLate(TraceResult result) {
        return !result.passed() && result.divergence().map(d -> d.step() > 1).orElse(false);
    }

    private List<Duel> duels() {
        List<Duel> duels = new ArrayList<>();
        for (int i = 0; i < engines.size(); i++) {
            for (int j = i + 1; j < engines.size(); j++) {
                for (Precision precision : precisions) {
                    addDuel(duels, engines.get(i), engines.get(j), precision);
                }
            }
        }
        return duels;
    }

    private void addDuel(
            List<Duel> duels, Engine reference, Engine framework, Precision precision) {
        Precision best = reference.precision(Precision.DOUBLE);
        if (framework.precisions().contains(precision)
                && (precision == Precision.FLOAT || best == Precision.DOUBLE)) {
            duels.add(new Duel(new Runner(reference, best), new Runner(framework, precision)));
        }
    }

    private static String missing(Duel duel, ParityCase parityCase) {
        CaseNetwork network = parityCase.network();
        return network.missing(duel.framework().engine().name(), parityCase.training())
                .or(() -> network.missing(duel.reference().engine().name(), parityCase.training()))
                .orElse("");
    }

    private TraceComparison alone(
            Duel duel, ParityCase parityCase, List<ParameterTensor> weights, Course course) {
        return fight(
                        List.of(duel),
                        parityCase,
                        weights,
                        course,
                        Start.FRAMEWORK_WEIGHTS,
                        step -> {})
                .get(duel);
    }

    private static Map<Duel, TraceComparison> fight(
            List<Duel> duels,
            ParityCase parityCase,
            List<ParameterTensor> weights,
            Course course,
            Start start,
            IntConsumer progress) {
        Map<Duel, TraceComparison> comparisons = new LinkedHashMap<>();
        if (duels.isEmpty()) {
            return comparisons;
        }
        Map<Runner, Trainee> trainees = new LinkedHashMap<>();
        try {
            List<LockStep.Pair> pairs = new ArrayList<>();
            for (Duel duel : duels) {
                TraceComparison comparison =
                        new TraceComparison(
                                duel.precision(),
                                TraceTolerances.of(parityCase, duel.precision(), start));
                comparisons.put(duel, comparison);
                pairs.add(
                        new LockStep.Pair(
                                trainee(trainees, duel.reference(), parityCase, weights),
                                trainee(trainees, duel.framework(), parityCase, weights),
                                comparison));
            }
            new LockStep(course, start, pairs).run(progress);
        } finally {
            trainees.values().forEach(Trainee::close);
        }
        return comparisons;
    }

    /** Each engine takes each step once for each of its precisions. */
    private static Trainee trainee(
            Map<Runner, Trainee> trainees,
            Runner runner,
            ParityCase parityCase,
            List<ParameterTensor> weights) {
        return trainees.computeIfAbsent(
                runner,
                r ->
                        parityCase
                                .network()
                                .create(r.engine(), parityCase.training(), weights, r.precision()));
    }
}
