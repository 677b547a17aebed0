package crosscheck.comparison.dl4jquirks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A gap after each of many steps.
 *
 * @param gaps after step 1, 2, 3, …
 */
public record GapCurve(String setting, String quantity, List<Gap> gaps) {
    private static final double STEPS_PER_DECADE = 16;

    public GapCurve {
        gaps = List.copyOf(gaps);
    }

    /**
     * The steps that are drawn and written down: as many in each power of ten; rising, the first
     * and the last among them.
     */
    public List<Integer> shownSteps() {
        Set<Integer> steps = new TreeSet<>();
        int last = gaps.size();
        for (int k = 0; k <= STEPS_PER_DECADE * Math.log10(last); k++) {
            steps.add((int) Math.round(Math.pow(10, k / STEPS_PER_DECADE)));
        }
        steps.add(last);
        return List.copyOf(steps);
    }

    /**
     * The gap after a step.
     *
     * @param step 1 for the first
     */
    public Gap after(int step) {
        return gaps.get(step - 1);
    }

    /** Whether there is anything to draw; false where no gap is predicted at any step. */
    public boolean hasGap() {
        return gaps.stream().anyMatch(gap -> gap.predicted() != 0);
    }

    /** Whether every step is as predicted; false where one is not. */
    public boolean agrees() {
        return gaps.stream().allMatch(Gap::agrees);
    }
}
