package crosscheck.comparison.sweep.space;

import java.util.Arrays;

/**
 * Parameters as people write them: {@code learningRate=log:0.001..10}, {@code dropout=0..0.5},
 * {@code hidden=int:10..200}, {@code hidden=intlog:8..512} or {@code hidden=15,30,100}.
 */
public final class ParameterText {
    private static final String RANGE = "..";

    private ParameterText() {}

    /**
     * The parameter that a text means.
     *
     * @param text name, equals sign and values
     * @throws IllegalArgumentException if it is none; the message says what was expected
     */
    public static SweptParameter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "expected a name and its values, as in learningRate=log:0.001..10 or"
                            + " hidden=15,30,100, found '"
                            + text
                            + "'");
        }
        return parse(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /**
     * The parameter with a name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SweptParameter parse(String name, String values) {
        if (!values.contains(RANGE)) {
            return new Choice(
                    name, Arrays.stream(values.split(",", -1)).map(String::strip).toList());
        }
        String kind = values.contains(":") ? values.substring(0, values.indexOf(':')) : "";
        String range = values.substring(values.indexOf(':') + 1);
        String low = range.substring(0, range.indexOf(RANGE));
        String high = range.substring(range.indexOf(RANGE) + RANGE.length());
        return switch (kind) {
            case "", "log" ->
                    new Continuous(
                            name,
                            PlainNumbers.real(name, low),
                            PlainNumbers.real(name, high),
                            kind.isEmpty() ? Scale.LINEAR : Scale.LOG);
            case "int", "intlog" ->
                    new Whole(
                            name,
                            PlainNumbers.whole(name, low),
                            PlainNumbers.whole(name, high),
                            kind.equals("int") ? Scale.LINEAR : Scale.LOG);
            default ->
                    throw new IllegalArgumentException(
                            "%s: before a range expected log:, int: or intlog:, found '%s:'"
                                    .formatted(name, kind));
        };
    }

    public static String of(SweptParameter parameter) {
        return parameter.name() + "=" + parameter.values();
    }
}
