package crosscheck.data;

/**
 * What a model scored on a data set.
 *
 * @param examples number of examples, at least 1
 * @param correct how many of them got their own class the largest output; 0 to {@code examples}
 * @param loss the mean loss per example, without regularisation
 */
public record Evaluation(int examples, int correct, double loss) {

    public Evaluation {
        if (examples < 1 || correct < 0 || correct > examples) {
            throw new IllegalArgumentException(correct + " correct of " + examples + " examples");
        }
    }

    /** The share of correct answers; 0 to 1. */
    public double accuracyFraction() {
        return (double) correct / examples;
    }
}
