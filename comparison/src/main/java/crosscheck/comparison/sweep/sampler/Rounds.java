package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
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

/**
 * How an Arbiter generator that learns proposes the trials of a round: it is made anew, told the
 * results of all earlier rounds in the order of their trials, and asked for the round's points one
 * after the other.
 */
final class Rounds {
    /** Below what any complete trial has. */
    private static final double PRUNED = -2;

    private static final double FAILED = -3;

    /** Then a point is tried twice: the space may have no others. */
    private static final int ATTEMPTS = 50;

    private Rounds() {}

    /**
     * The first trial of a round, before which all others must be finished.
     *
     * @param trialNumber of any trial of the round
     * @param round trials of a round
     */
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
     * @param space what is varied
     * @param leaves the same for Arbiter
     * @param before all trials of earlier rounds
     * @param index of the trial in its round, 0 for the first
     * @return not one that was tried before, as far as there are others
     */
    static Point propose(
            CandidateGenerator generator,
            SearchSpace space,
            ArbiterSpace leaves,
            List<Trial> before,
            int index) {
        Set<Point> tried = new HashSet<>();
        for (Trial trial : before) {
            tried.add(trial.point());
            double[] places = leaves.candidate(space.positions(trial.point()));
            Candidate<double[]> candidate = new Candidate<>(places, -1, places);
            generator.reportResults(
                    new OptimizationResult(
                            candidate, score(trial), trial.number(), null, null, null));
        }
        Point point = untried(generator, space, leaves, tried);
        for (int i = 0; i < index; i++) {
            tried.add(point);
            point = untried(generator, space, leaves, tried);
        }
        return point;
    }

    private static Point untried(
            CandidateGenerator generator,
            SearchSpace space,
            ArbiterSpace leaves,
            Set<Point> tried) {
        Point point = null;
        for (int i = 0; i < ATTEMPTS && (point == null || tried.contains(point)); i++) {
            double[] candidate = generator.getCandidate().getFlatParameters();
            point = space.at(leaves.places(candidate));
        }
        return point;
    }
}
