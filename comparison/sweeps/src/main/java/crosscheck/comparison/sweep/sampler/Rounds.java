package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;

/**
 * How an Arbiter generator that learns proposes the trials of a round: it is made anew, told the
 * results of all earlier rounds in the order of their trials, and asked for the round's points one
 * after the other.
 */
final class Rounds {
    /**
     * A number of its own, so that points drawn without the generator are independent of others.
     */
    static final int INDEX = -4;

    /** A score below that of any complete trial. */
    private static final double PRUNED = -2;

    private static final double FAILED = -3;

    /**
     * How often the generator is asked for a new point; after that the point is drawn at random.
     */
    private static final int ATTEMPTS = 50;

    /** How many random draws look for a new point; after that a point may be tried twice. */
    private static final int DRAWS = 10_000;

    private Rounds() {}

    /** The first trial of a round, before which all others must be finished. */
    static int first(int trialNumber, int round) {
        return trialNumber / round * round;
    }

    /**
     * How good a trial is, larger for better: its objective from 0 to 1 where it is complete; where
     * it was pruned, that of its last epoch less 2; less than these for all others.
     */
    static double score(Trial trial) {
        if (trial.state() == TrialState.COMPLETE) {
            return trial.objective().orElseThrow();
        }
        if (trial.state() != TrialState.PRUNED || trial.measurements().isEmpty()) {
            return FAILED;
        }
        Measurement measured = trial.measurements().get(0);
        List<EpochScore> epochs = measured.epochs();
        return epochs.isEmpty()
                ? FAILED
                : PRUNED + epochs.get(epochs.size() - 1).validationAccuracy();
    }

    /**
     * A point of a round.
     *
     * @param generator without results, seeded by the study and the round
     * @param index of the trial in its round, 0 for the first
     * @param seed of what is drawn without the generator
     * @return not one that was tried before, as far as there are others
     */
    static Point propose(
            CandidateGenerator generator,
            SearchSpace space,
            ArbiterSpace leaves,
            List<Trial> before,
            int index,
            long seed) {
        RandomSearchGenerator last = new RandomSearchGenerator(leaves);
        last.setRngSeed(seed);
        List<CandidateGenerator> generators = List.of(generator, last);
        Set<Point> tried = new HashSet<>();
        for (Trial trial : before) {
            tried.add(trial.point());
            double[] places = leaves.candidate(space.positions(trial.point()));
            Candidate<double[]> candidate = new Candidate<>(places, -1, places);
            generator.reportResults(
                    new OptimizationResult(
                            candidate, score(trial), trial.number(), null, null, null));
        }
        Point point = untried(generators, space, leaves, tried);
        for (int i = 0; i < index; i++) {
            tried.add(point);
            point = untried(generators, space, leaves, tried);
        }
        return point;
    }

    /** A point of the first generator that is new, else one of the second. */
    private static Point untried(
            List<CandidateGenerator> generators,
            SearchSpace space,
            ArbiterSpace leaves,
            Set<Point> tried) {
        Point point = point(generators.get(0), space, leaves);
        if (isExhausted(space, tried.size())) {
            return point;
        }
        for (int i = 1; i < ATTEMPTS && tried.contains(point); i++) {
            point = point(generators.get(0), space, leaves);
        }
        for (int i = 0; i < DRAWS && tried.contains(point); i++) {
            point = point(generators.get(1), space, leaves);
        }
        return point;
    }

    private static Point point(
            CandidateGenerator generator, SearchSpace space, ArbiterSpace leaves) {
        return space.at(leaves.places(generator.getCandidate().getFlatParameters()));
    }

    /** Whether a space has no more points than were tried. */
    private static boolean isExhausted(SearchSpace space, int tried) {
        long points = 1;
        for (SweptParameter parameter : space.parameters()) {
            points *=
                    parameter.gridSize(
                            Math.max(2, tried + 1)); // of a range of real numbers no fewer
            if (points > tried) {
                return false;
            }
        }
        return true;
    }
}
