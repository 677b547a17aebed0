package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import java.util.List;
import java.util.Optional;

/**
 * A tree-structured Parzen estimator, see {@link TpeGenerator}, in rounds; the first are random.
 *
 * @param gamma the part of the trials that are good ones; above 0, below 1
 * @param start trials that are random; from 1 to 1,000,000; rounded up to whole rounds
 * @param draws from the good values of each parameter, of which the best one is taken; from 1 to
 *     10,000
 * @param round trials that are proposed at once, from the results of earlier rounds; from 1 to 1024
 */
public record TpeSampler(double gamma, int start, int draws, int round) implements Sampler {
    /** The default. */
    public static final TpeSampler DEFAULT = new TpeSampler(0.15, 8, 24, 4);

    /** A number of its own, so that this generator is independent of the others. */
    private static final int INDEX = -2;

    public TpeSampler {
        if (!(gamma > 0 && gamma < 1)) {
            throw new IllegalArgumentException("gamma must be above 0 and below 1, not " + gamma);
        }
        GeneticSampler.requireRange("start", start, 1, 1_000_000);
        GeneticSampler.requireRange("draws", draws, 1, 10_000);
        GeneticSampler.requireRange("round", round, 1, 1024);
    }

    @Override
    public int trialsBefore(int trialNumber) {
        int first = Rounds.first(trialNumber, round);
        return first < start ? 0 : first;
    }

    @Override
    public Optional<Point> next(
            SearchSpace space, List<Trial> before, long studySeed, int trialNumber) {
        int first = trialsBefore(trialNumber);
        ArbiterSpace leaves = new ArbiterSpace(space);
        if (first == 0 || leaves.numParameters() == 0) {
            return new RandomSampler().next(space, before, studySeed, trialNumber);
        }
        TpeGenerator generator = new TpeGenerator(leaves, gamma, draws);
        generator.setRngSeed(TrialSeed.of(studySeed, first, INDEX));
        return Optional.of(
                Rounds.propose(
                        generator,
                        space,
                        leaves,
                        before,
                        trialNumber - first,
                        TrialSeed.of(studySeed, first, Rounds.INDEX)));
    }
}
