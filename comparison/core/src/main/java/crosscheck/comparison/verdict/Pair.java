package crosscheck.comparison.verdict;

import crosscheck.comparison.statistics.Holm;
import crosscheck.comparison.statistics.McNemar;
import crosscheck.comparison.training.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two arms, seed by seed.
 *
 * @param other from the same seeds
 * @param seedTests one for each seed, in their order
 * @param statistics over the seeds; empty for a single one
 */
public record Pair(
        Arm reference, Arm other, List<SeedTest> seedTests, Optional<PairStatistics> statistics) {

    public Pair {
        if (!reference.seeds().equals(other.seeds())) {
            throw new IllegalArgumentException(
                    "the seeds %s cannot be paired with %s"
                            .formatted(reference.seeds(), other.seeds()));
        }
        seedTests = List.copyOf(seedTests);
    }

    /**
     * Tests the networks of each seed.
     *
     * @return a pair without statistics over the seeds
     * @throws IllegalArgumentException if the seeds or the test examples are not the same
     */
    static Pair of(Arm reference, Arm other) {
        List<McNemar> tests = new ArrayList<>();
        int seeds = Math.min(reference.results().size(), other.results().size());
        for (int i = 0; i < seeds; i++) {
            tests.add(
                    McNemar.of(
                            reference.results().get(i).predictions(),
                            other.results().get(i).predictions()));
        }
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(McNemar::p).toArray());
        List<SeedTest> seedTests = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            seedTests.add(new SeedTest(reference.seeds().get(i), tests.get(i), adjusted[i]));
        }
        return new Pair(reference, other, seedTests, Optional.empty());
    }

    Pair with(PairStatistics overSeeds) {
        return new Pair(reference, other, seedTests, Optional.of(overSeeds));
    }

    /**
     * The difference that is taken, such as {@code dl4j - fast}, or {@code fast: B - A} of two
     * settings.
     */
    public String name() {
        String engine = other.engine().label();
        return reference.engine() == other.engine()
                ? engine + ": " + other.setting() + " - " + reference.setting()
                : engine + " - " + reference.engine().label();
    }
}
