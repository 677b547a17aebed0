package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.console.Numbers;
import java.util.List;

/** Gaps as people read them: as many digits as mean something. */
final class GapText {
    /** The titles of {@link #row}. */
    static final List<String> HEADER =
            List.of(
                    "setting",
                    "quantity",
                    "published",
                    "DL4J",
                    "gap predicted",
                    "gap measured",
                    "allowed");

    private static final int DIGITS = 5;

    private GapText() {}

    static List<String> row(Gap gap) {
        return List.of(
                gap.setting(),
                gap.quantity(),
                number(gap, gap.published()),
                number(gap, gap.dl4j()),
                predicted(gap),
                measured(gap),
                Numbers.scientific(gap.tolerance().absolute()));
    }

    static String predicted(Gap gap) {
        return number(gap, gap.predicted());
    }

    static String measured(Gap gap) {
        return number(gap, gap.measured());
    }

    static String published(Gap gap) {
        return number(gap, gap.published());
    }

    static String dl4j(Gap gap) {
        return number(gap, gap.dl4j());
    }

    /**
     * Five digits, and 0 for what is rounding; of drawn numbers the decimals that chance leaves.
     */
    private static String number(Gap gap, double value) {
        double bound = gap.tolerance().absolute();
        if (gap.chance() == Gap.Chance.DRAWN) {
            int decimals = (int) Math.ceil(-Math.log10(bound));
            String text = Numbers.fixed(value, decimals);
            return Double.parseDouble(text) == 0 ? Numbers.fixed(0, decimals) : text;
        }
        return Math.abs(value) <= bound ? "0" : Numbers.significant(value, DIGITS);
    }

    static String verdict(boolean agrees) {
        return agrees ? "as predicted" : "not as predicted";
    }
}
