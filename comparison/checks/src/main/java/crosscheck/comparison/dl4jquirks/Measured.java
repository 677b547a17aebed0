package crosscheck.comparison.dl4jquirks;

import java.util.List;

/**
 * What came out where a {@link Difference} was run.
 *
 * @param gaps single numbers, at least one
 * @param curves gaps by step; for most differences none
 */
public record Measured(List<Gap> gaps, List<GapCurve> curves) {

    public Measured {
        gaps = List.copyOf(gaps);
        curves = List.copyOf(curves);
        if (gaps.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Measured of(Gap... gaps) {
        return new Measured(List.of(gaps), List.of());
    }

    /** Whether all is as predicted; false where a gap or a step of a curve is not. */
    public boolean agrees() {
        return gaps.stream().allMatch(Gap::agrees) && curves.stream().allMatch(GapCurve::agrees);
    }
}
