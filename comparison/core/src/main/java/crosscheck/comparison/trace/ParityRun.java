package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Substitution;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.PairResult.Explained;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The one comparison of engines, step by step: takes the steps of a training on several engines at
 * once and compares every tensor of every pair of them, the earlier one as the reference.
 *
 * @param engines the reference first; at least two; copied
 * @param precisions that are compared, where the engines have them; at least one; copied
 * @param explanations known differences of DL4J that a gap may come from; copied
 */
public record ParityRun(
        List<Engine> engines,
        List<Precision> precisions,
        Split split,
        List<Explanation> explanations) {

    private record Runner(Engine engine, Precision precision) {}

    /** Two of them. The reference computes in its best precision. */
    private record Duel(Runner reference, Runner framework) {
        Precision precision() {
            return framework.precision();
        }
    }

    private record Job(
            ComparedNetwork network,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Course course) {}

    public ParityRun {
        engines = List.copyOf(engines);
        precisions = List.copyOf(precisions);
        explanations = List.copyOf(explanations);
        if (engines.size() < 2 || precisions.isEmpty()) {
            throw new IllegalArgumentException(
                    "two engines and a precision are needed, not "
                            + engines.size()
                            + " and "
                            + precisions.size());
        }
    }

    /**
     * Whether these engines and precisions make no pair at all; true for engines of one precision
     * each, and another one asked for.
     */
    public boolean isEmpty() {
        return duels().isEmpty();
    }

    /**
     * Takes the steps.
     *
     * @param training optimiser, schedule and mini-batches
     * @param steps how many, at least 1
     * @param progress told the number of steps taken after each
     */
    public List<PairResult> run(
            ComparedNetwork network, TrainingSpec training, int steps, IntConsumer progress) {
        Job job =
                new Job(
                        network,
                        training,
                        network.drawWeights(training.seed()),
                        new Course(split, training, steps));
        Map<Duel, String> missing = new LinkedHashMap<>();
        duels().forEach(duel -> missing.put(duel, missing(duel, job)));
        List<Duel> fought = duels().stream().filter(d -> missing.get(d).isEmpty()).toList();
        Map<Duel, TraceResult> trainings =
                fight(fought, job, Substitution.NONE, Start.OWN_WEIGHTS, progress);
        List<PairResult> results = new ArrayList<>();
        for (Duel duel : duels()) {
            results.add(
                    trainings.containsKey(duel)
                            ? result(duel, job, trainings.get(duel))
                            : pair(
                                    duel,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    missing.get(duel)));
        }
        return results;
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

    private static String missing(Duel duel, Job job) {
        return job.network()
                .missing(duel.framework().engine().name(), job.training())
                .or(() -> job.network().missing(duel.reference().engine().name(), job.training()))
                .orElse("");
    }

    /** What one pair came to, by whatever is needed to tell. */
    private PairResult result(Duel duel, Job job, TraceResult trainings) {
        Optional<PairResult> explained =
                trainings.accuses() ? explained(duel, job, trainings.failure()) : Optional.empty();
        if (explained.isPresent()) {
            return explained.get();
        }
        PairResult plain = result(duel, job, trainings, Substitution.NONE);
        boolean onlySingleStepsAccuse = plain.outcome() == Outcome.DIFFER && !trainings.accuses();
        return onlySingleStepsAccuse
                ? explained(duel, job, plain.singleSteps().orElseThrow().failure()).orElse(plain)
                : plain;
    }

    /**
     * Where the trainings part, or rounding alone could part them, each step on its own as well.
     */
    private PairResult result(Duel duel, Job job, TraceResult trainings, Substitution formula) {
        boolean partedLate = trainings.divergence().map(d -> d.step() > 1).orElse(false);
        boolean undetermined = trainings.undetermined().isPresent() && !trainings.accuses();
        Optional<TraceResult> singleSteps =
                partedLate || undetermined
                        ? Optional.of(fight(duel, job, formula, Start.FRAMEWORK_WEIGHTS))
                        : Optional.empty();
        return pair(duel, Optional.of(trainings), singleSteps, Optional.empty(), "");
    }

    private static PairResult pair(
            Duel duel,
            Optional<TraceResult> trainings,
            Optional<TraceResult> singleSteps,
            Optional<Explained> explained,
            String missing) {
        return new PairResult(
                duel.reference().engine().name(),
                duel.framework().engine().name(),
                duel.precision(),
                trainings,
                singleSteps,
                explained,
                missing);
    }

    // ---- known differences ----------------------------------------------------------------------

    /** Holds DL4J against the reference with one of its formulas after the other. */
    private Optional<PairResult> explained(Duel duel, Job job, String gap) {
        if (duel.framework().engine().name() != EngineName.DL4J) {
            return Optional.empty();
        }
        HandWritten network = job.network().handWritten(job.training().seed());
        Duel toReference = // another engine than the reference has no substitutes
                new Duel(new Runner(new ScratchEngine(), Precision.DOUBLE), duel.framework());
        for (Explanation explanation : explanations) {
            Optional<Substitution> formula = explanation.formula().apply(network);
            if (formula.isPresent()) {
                TraceResult trainings = fight(toReference, job, formula.get(), Start.OWN_WEIGHTS);
                PairResult other = result(toReference, job, trainings, formula.get());
                if (other.outcome() != Outcome.DIFFER) {
                    return Optional.of(
                            pair(
                                    duel,
                                    other.trainings(),
                                    other.singleSteps(),
                                    Optional.of(new Explained(explanation.name(), gap)),
                                    ""));
                }
            }
        }
        return Optional.empty();
    }

    // ---- taking the steps -----------------------------------------------------------------------

    private static TraceResult fight(Duel duel, Job job, Substitution formula, Start start) {
        return fight(List.of(duel), job, formula, start, step -> {}).get(duel);
    }

    private static Map<Duel, TraceResult> fight(
            List<Duel> duels, Job job, Substitution formula, Start start, IntConsumer progress) {
        Map<Duel, TraceResult> results = new LinkedHashMap<>();
        if (duels.isEmpty()) {
            return results;
        }
        TrainingSpec training = job.training();
        Reference reference =
                new Reference(
                        job.network().handWritten(training.seed()).with(formula),
                        training.optimiser(),
                        job.weights());
        Map<Runner, Trainee> trainees = new LinkedHashMap<>();
        try {
            List<LockStep.Pair> pairs = new ArrayList<>();
            for (Duel duel : duels) {
                pairs.add(
                        new LockStep.Pair(
                                trainee(trainees, duel.reference(), reference, job),
                                trainee(trainees, duel.framework(), reference, job),
                                new TraceComparison(duel.precision())));
            }
            new LockStep(job.course(), start, reference, pairs).run(progress);
            for (int i = 0; i < duels.size(); i++) {
                results.put(duels.get(i), pairs.get(i).comparison().result());
            }
        } finally {
            trainees.values().forEach(Trainee::close);
        }
        return results;
    }

    /** Each engine takes each step once for each of its precisions. */
    private static Trainee trainee(
            Map<Runner, Trainee> trainees, Runner runner, Reference reference, Job job) {
        return trainees.computeIfAbsent(
                runner,
                r ->
                        r.engine() instanceof ScratchEngine
                                ? reference.trainee()
                                : job.network()
                                        .create(
                                                r.engine(),
                                                job.training(),
                                                job.weights(),
                                                r.precision()));
    }
}
