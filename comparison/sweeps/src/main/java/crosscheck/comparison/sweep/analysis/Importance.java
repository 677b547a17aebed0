package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of what trials differ by one parameter explains alone: the trials are grouped by its
 * value, or those of a range by its quantiles, and
 *
 * <pre>{@code share = 1 - (W / (n - k)) / (T / (n - 1)), at least 0}</pre>
 *
 * is the part of the objective's variance that lies between the groups, with T the squared
 * distances to the mean of all n trials, and W those to the means of the k groups. The divisors
 * take out what k groups explain by luck (epsilon squared). What parameters do together, it does
 * not see; shares need not add up to 1.
 *
 * @param share from 0 to 1
 * @see <a href="https://doi.org/10.1073/pnas.21.9.554">Kelley, An unbiased correlation ratio
 *     measure, 1935</a>
 */
public record Importance(String parameter, double share) {
    /** The least number of complete trials that allows a statement. */
    public static final int FEWEST_TRIALS = 10;

    private static final int MOST_GROUPS = 6;
    private static final int TRIALS_OF_A_GROUP = 5;

    /**
     * The importance of all parameters that have several values.
     *
     * @return the largest first; none where fewer than {@link #FEWEST_TRIALS} are complete, or all
     *     have the same objective
     */
    public static List<Importance> of(SearchSpace space, List<Trial> trials) {
        List<Trial> complete =
                trials.stream().filter(trial -> trial.objective().isPresent()).toList();
        List<Importance> all = new ArrayList<>();
        if (complete.size() < FEWEST_TRIALS || areEqual(complete)) {
            return all;
        }
        for (SweptParameter parameter : space.parameters()) {
            if (parameter.gridSize(2) > 1) {
                all.add(new Importance(parameter.name(), share(parameter, complete)));
            }
        }
        all.sort(Comparator.comparingDouble((Importance one) -> -one.share()));
        return List.copyOf(all);
    }

    /** Compares the numbers, not their variance: the mean of equal numbers may be rounded. */
    private static boolean areEqual(List<Trial> trials) {
        return trials.stream().map(Trial::objective).distinct().count() == 1;
    }

    private static double share(SweptParameter parameter, List<Trial> trials) {
        List<List<Trial>> groups = groups(parameter, trials);
        int n = trials.size();
        int k = groups.size();
        if (k < 2 || k == n) {
            return 0;
        }
        double within = groups.stream().mapToDouble(Importance::squares).sum();
        return Math.max(0, 1 - within / (n - k) / (squares(trials) / (n - 1)));
    }

    private static List<List<Trial>> groups(SweptParameter parameter, List<Trial> trials) {
        Map<String, List<Trial>> byValue = new LinkedHashMap<>();
        for (Trial trial : trials) {
            String value = trial.point().values().get(parameter.name());
            byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(trial);
        }
        int most = Math.max(2, Math.min(MOST_GROUPS, trials.size() / TRIALS_OF_A_GROUP));
        return parameter instanceof Choice || byValue.size() <= most
                ? List.copyOf(byValue.values())
                : quantiles(parameter, byValue, trials.size(), most);
    }

    /** As many groups, of about the same size; equal values are in the same one. */
    private static List<List<Trial>> quantiles(
            SweptParameter parameter, Map<String, List<Trial>> byValue, int n, int count) {
        List<List<Trial>> groups = new ArrayList<>();
        List<Trial> group = new ArrayList<>();
        long done = 0;
        for (Map.Entry<String, List<Trial>> entry :
                byValue.entrySet().stream()
                        .sorted(Comparator.comparingDouble(e -> parameter.position(e.getKey())))
                        .toList()) {
            group.addAll(entry.getValue());
            long before = done;
            done += entry.getValue().size();
            if (done * count / n > before * count / n) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        return groups;
    }

    /** Squared distances of objectives to their mean. */
    private static double squares(List<Trial> trials) {
        double mean =
                trials.stream()
                        .mapToDouble(trial -> trial.objective().orElseThrow())
                        .average()
                        .orElseThrow();
        return trials.stream()
                .mapToDouble(trial -> trial.objective().orElseThrow() - mean)
                .map(distance -> distance * distance)
                .sum();
    }
}
