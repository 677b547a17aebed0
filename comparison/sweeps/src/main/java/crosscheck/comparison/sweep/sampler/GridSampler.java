package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;

/**
 * Every combination of values, counted by Arbiter, the first parameter's changing fastest.
 *
 * @param points of a range, both ends among them; from 2 to 1000
 */
public record GridSampler(int points) implements Sampler {
    /** The default number of points of a range. */
    public static final int DEFAULT_POINTS = 5;

    public GridSampler {
        if (points < 2 || points > 1000) {
            throw new IllegalArgumentException("points must be from 2 to 1000, not " + points);
        }
    }

    @Override
    public Optional<Point> next(
            SearchSpace space, List<Trial> before, long studySeed, int trialNumber) {
        int size = size(space).orElseThrow();
        if (trialNumber >= size) {
            return Optional.empty();
        }
        double[] candidate =
                GridSearchCandidateGenerator.indexToValues(valuesOf(space), trialNumber, size);
        return Optional.of(space.at(new ArbiterSpace(space).places(candidate)));
    }

    @Override
    public Optional<Integer> size(SearchSpace space) {
        long size = 1;
        for (int values : valuesOf(space)) {
            size *= values;
            if (size > StudySpec.MOST_TRIALS) {
                throw new IllegalArgumentException(
                        "the grid has more than %d points; take fewer values, or another sampler"
                                .formatted(StudySpec.MOST_TRIALS));
            }
        }
        return Optional.of((int) size);
    }

    /** How many values each parameter has that has several. */
    private int[] valuesOf(SearchSpace space) {
        return space.parameters().stream()
                .filter(parameter -> parameter.gridSize(2) > 1)
                .mapToInt((SweptParameter parameter) -> parameter.gridSize(points))
                .toArray();
    }
}
