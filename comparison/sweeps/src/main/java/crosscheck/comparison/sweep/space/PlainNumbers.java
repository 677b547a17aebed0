package crosscheck.comparison.sweep.space;

/** Numbers in the text of parameters. */
final class PlainNumbers {
    private PlainNumbers() {}

    static double real(String name, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no number".formatted(name, text.strip()), e);
        }
    }

    static int whole(String name, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no whole number".formatted(name, text.strip()), e);
        }
    }
}
