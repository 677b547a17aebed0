package crosscheck.comparison.dl4jquirks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The gap between two ways, step by step, beside the one that the formulas predict. */
final class RuleGaps {
    static final int STEPS = 1000;

    private RuleGaps() {}

    /**
     * Holds two ways against a prediction.
     *
     * @param quantity what is looked at, before "after 1 step"
     * @param published the way after each step by the published formula
     * @param dl4j the way after each step by DL4J
     * @param stepGap how much longer DL4J's step t, from 1, is by the formulas
     */
    static Measured of(
            String setting,
            String quantity,
            double[] published,
            double[] dl4j,
            IntToDoubleFunction stepGap) {
        List<Gap> gaps = new ArrayList<>();
        double predicted = 0;
        for (int t = 1; t <= published.length; t++) {
            predicted += stepGap.applyAsDouble(t);
            gaps.add(
                    Gap.of(
                            setting,
                            quantity + " after " + t + (t == 1 ? " step" : " steps"),
                            published[t - 1],
                            dl4j[t - 1],
                            predicted));
        }
        return new Measured(
                List.of(gaps.get(0), gaps.get(gaps.size() - 1)),
                List.of(new GapCurve(setting, quantity, gaps)));
    }
}
