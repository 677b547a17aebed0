package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.UniformCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;

/**
 * Arbiter's genetic search, in rounds: a child has each value from one of two parents, or a new
 * one; when the population is full the worst third dies. Until two thirds of it are there, points
 * are random.
 *
 * @param population the most points that are kept; from 6 to 10,000
 * @param mutation how probable it is for a value to be a new one; from 0.001 to 1: without
 *     mutations Arbiter looks for ever for a child that it has not had
 * @param round trials that are proposed at once, from the results of earlier rounds; from 1 to 1024
 */
public record GeneticSampler(int population, double mutation, int round) implements Sampler {
    /** The default. */
    public static final GeneticSampler DEFAULT = new GeneticSampler(9, 0.1, 4);

    /** A number of its own, so that this generator is independent of the others. */
    private static final int INDEX = -3;

    /**
     * Always: a child without crossover is its parent's own array in Arbiter, and a mutation would
     * change the parent too.
     */
    private static final double CROSSOVER_RATE = 1;

    public GeneticSampler {
        requireRange("population", population, 6, 10_000);
        if (!(mutation >= 0.001 && mutation <= 1)) {
            throw new IllegalArgumentException("mutation must be from 0.001 to 1, not " + mutation);
        }
        requireRange("round", round, 1, 1024);
    }

    /** Refuses a number that is out of range. */
    static void requireRange(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, not %d".formatted(what, low, high, value));
        }
    }

    @Override
    public int trialsBefore(int trialNumber) {
        return Rounds.first(trialNumber, round);
    }

    @Override
    public Optional<Point> next(
            SearchSpace space, List<Trial> before, long studySeed, int trialNumber) {
        int first = trialsBefore(trialNumber);
        ArbiterSpace leaves = new ArbiterSpace(space);
        if (leaves.numParameters() == 0) {
            return new RandomSampler().next(space, before, studySeed, trialNumber);
        }
        long seed = TrialSeed.of(studySeed, first, INDEX);
        return Optional.of(
                Rounds.propose(
                        generator(leaves, seed),
                        space,
                        leaves,
                        before,
                        trialNumber - first,
                        TrialSeed.of(studySeed, first, Rounds.INDEX)));
    }

    /** Arbiter's generator does not hand its seed on to its operators: each gets its own here. */
    private GeneticSearchCandidateGenerator generator(ArbiterSpace leaves, long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        return new GeneticSearchCandidateGenerator.Builder(leaves, new LargerIsBetter())
                .populationModel(new PopulationModel.Builder().populationSize(population).build())
                .selectionOperator(
                        new GeneticSelectionOperator.Builder()
                                .randomGenerator(random)
                                .crossoverOperator(
                                        new UniformCrossover.Builder()
                                                .crossoverRate(CROSSOVER_RATE)
                                                .randomGenerator(random)
                                                .parentSelection(
                                                        new RandomTwoParentSelection(random))
                                                .build())
                                .mutationOperator(
                                        new RandomMutationOperator.Builder()
                                                .mutationRate(mutation)
                                                .randomGenerator(random)
                                                .build())
                                .build())
                .build();
    }
}
