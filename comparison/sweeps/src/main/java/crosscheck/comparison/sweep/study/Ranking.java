package crosscheck.comparison.sweep.study;

import java.util.Comparator;
import java.util.List;

/** The order of trials: the largest objective first, of equal ones the smallest number. */
public final class Ranking {
    private Ranking() {}

    /**
     * The complete trials, the best first.
     *
     * @param trials any; not modified
     */
    public static List<Trial> best(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.objective().isPresent())
                .sorted(
                        Comparator.comparingDouble(
                                        (Trial trial) -> -trial.objective().getAsDouble())
                                .thenComparing(Trial::number))
                .toList();
    }
}
