package crosscheck.comparison.runpage;

/**
 * What one training said of every test example, in their order. The arrays are not to be modified.
 *
 * @param setting {@code a} or {@code b}
 */
record Answers(
        String engine,
        String setting,
        long seed,
        int[] labels,
        int[] predicted,
        float[] probabilities) {

    int size() {
        return labels.length;
    }

    boolean isRight(int example) {
        return labels[example] == predicted[example];
    }
}
