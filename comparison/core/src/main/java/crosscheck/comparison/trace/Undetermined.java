package crosscheck.comparison.trace;

/**
 * From where on two trainings say nothing about each other.
 *
 * @param from the first step that was not compared, or not to its end; 1 for the first
 * @param tensor the first one that shows it; empty where that says nothing
 */
public record Undetermined(int from, Why why, String tensor) {
    /** What made the digits meaningless. */
    public enum Why {
        /** Rounding alone may move what a layer puts out by more than its largest number. */
        CHAOS("rounding alone changes every digit of what a layer puts out"),
        /** Shadows are not finite. */
        OVERFLOW("numbers are larger than this precision holds"),
        /** Rounding decides so many ReLUs or maxima that two trainings part. */
        KINKS("rounding alone decides many ReLUs or maxima"),
        /** The loss of the reference is not a number or infinite. */
        NOT_FINITE("the reference is not finite: the training diverges");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Such as {@code from step 7 on rounding alone decides many ReLUs or maxima}. */
    public String text() {
        return "from step %d on %s".formatted(from, why.sentence)
                + (tensor.isEmpty() ? "" : " (" + tensor + ")");
    }
}
