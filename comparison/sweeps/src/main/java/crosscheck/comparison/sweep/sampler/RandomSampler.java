package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;

/** Uniformly random places, drawn by Arbiter; each trial has a generator of its own. */
public record RandomSampler() implements Sampler {
    /** A number of its own, so that the points are independent of the trainings. */
    private static final int INDEX = -1;

    @Override
    public Optional<Point> next(
            SearchSpace space, List<Trial> before, long studySeed, int trialNumber) {
        ArbiterSpace leaves = new ArbiterSpace(space);
        if (leaves.numParameters() == 0) {
            return Optional.of(space.at(leaves.places(new double[0])));
        }
        RandomSearchGenerator generator = new RandomSearchGenerator(leaves);
        generator.setRngSeed(TrialSeed.of(studySeed, trialNumber, INDEX));
        double[] candidate = generator.getCandidate().getFlatParameters();
        return Optional.of(space.at(leaves.places(candidate)));
    }
}
