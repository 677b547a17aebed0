package crosscheck.comparison.sweep.standings;

import crosscheck.comparison.statistics.PairedDifferences;
import crosscheck.comparison.statistics.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a contestant did beside the first one, over the same study seeds.
 *
 * @param courses one for each study seed; at least one
 * @param first those of the first contestant, from the same seeds in the same order; as many
 */
public record Standing(
        Contestant contestant, List<SearchCourse> courses, List<SearchCourse> first) {

    public Standing {
        courses = List.copyOf(courses);
        first = List.copyOf(first);
        if (courses.isEmpty() || courses.size() != first.size()) {
            throw new IllegalArgumentException(
                    "%d courses cannot be held against %d".formatted(courses.size(), first.size()));
        }
    }

    /** Mean of the best objectives; a fraction. */
    public double meanBest() {
        return courses.stream().mapToDouble(SearchCourse::best).average().orElseThrow();
    }

    /** Spread of the best objectives; their standard deviation; empty with one study seed. */
    public OptionalDouble spread() {
        return courses.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Summary.of(bests(courses)).standardDeviation());
    }

    /**
     * What is found more than by the first contestant, seed by seed; differences of the best
     * objectives; empty with one study seed.
     */
    public Optional<PairedDifferences> differences() {
        return courses.size() < 2
                ? Optional.empty()
                : Optional.of(PairedDifferences.of(bests(first), bests(courses)));
    }

    /** Mean of the epochs of a study; all that were trained. */
    public double meanEpochs() {
        return courses.stream().mapToLong(SearchCourse::epochs).average().orElseThrow();
    }

    /**
     * How many studies come to the first contestant's best; of its study from the same seed; at
     * most the number of courses.
     */
    public int reached() {
        int count = 0;
        for (int i = 0; i < courses.size(); i++) {
            count += share(i).isPresent() ? 1 : 0;
        }
        return count;
    }

    /**
     * The epochs that it took to come to the first contestant's best, as a share of all epochs of
     * the first contestant's study.
     *
     * @param study the study's index
     * @return such as 0.4; empty where it is not reached
     */
    public OptionalDouble share(int study) {
        SearchCourse other = first.get(study);
        OptionalLong epochs = courses.get(study).epochsTo(other.best());
        return epochs.isPresent()
                ? OptionalDouble.of((double) epochs.getAsLong() / other.epochs())
                : OptionalDouble.empty();
    }

    private static double[] bests(List<SearchCourse> courses) {
        return courses.stream().mapToDouble(SearchCourse::best).toArray();
    }
}
