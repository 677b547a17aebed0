package crosscheck.comparison.lesson;

import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;

/** Few enough drawn digits for every lesson to take a second or two. */
final class SmallDigits {
    private static final DrawnDigits DRAWN = DrawnDigits.draw(480, 100, 1);
    private static final Split SPLIT = Split.lastSixth(DRAWN.train(), DRAWN.test());

    private SmallDigits() {}

    static Split split() {
        return SPLIT;
    }
}
