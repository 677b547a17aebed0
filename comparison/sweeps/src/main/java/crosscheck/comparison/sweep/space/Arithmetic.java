package crosscheck.comparison.sweep.space;

import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and computes arithmetic with names in it, from left to right. */
final class Arithmetic {
    private static final int LONGEST = 1000;
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|\\.[0-9]+");
    private static final Pattern NAME =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9]*(\\.[a-zA-Z][a-zA-Z0-9]*)?");
    private static final Pattern SPACE = Pattern.compile("\\s*");

    private final String text;
    private final ToDoubleFunction<String> values;
    private int at;

    /**
     * A reader at the beginning of a text.
     *
     * @param text at most 1000 characters
     */
    Arithmetic(String text, ToDoubleFunction<String> values) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a comparison must have at most %d characters, not %d"
                            .formatted(LONGEST, text.length()));
        }
        this.text = text;
        this.values = values;
    }

    /** Products, with + and - between them. */
    double sum() {
        double sum = product();
        while (true) {
            if (take("+")) {
                sum += product();
            } else if (take("-")) {
                sum -= product();
            } else {
                return sum;
            }
        }
    }

    private double product() {
        double product = factor();
        while (true) {
            if (take("*")) {
                product *= factor();
            } else if (take("/")) {
                product /= factor();
            } else {
                return product;
            }
        }
    }

    private double factor() {
        if (take("-")) {
            return -factor();
        }
        if (take("(")) {
            double inner = sum();
            operator(")");
            return inner;
        }
        Matcher number = next(NUMBER);
        if (number != null) {
            return Double.parseDouble(number.group());
        }
        Matcher name = next(NAME);
        if (name != null) {
            return values.applyAsDouble(name.group());
        }
        throw expected("a number or the name of a parameter");
    }

    /** Reads one of some signs, of which a longer one stands before its beginning. */
    String operator(String... signs) {
        for (String sign : signs) {
            if (take(sign)) {
                return sign;
            }
        }
        throw expected(String.join(" ", signs));
    }

    void requireEnd() {
        next(SPACE);
        if (at < text.length()) {
            throw expected("its end");
        }
    }

    private boolean take(String sign) {
        return next(Pattern.compile(Pattern.quote(sign))) != null;
    }

    /** What stands next, if it is of that kind, and goes on behind it. */
    private Matcher next(Pattern kind) {
        Matcher space = SPACE.matcher(text).region(at, text.length());
        int begin = space.lookingAt() ? space.end() : at;
        Matcher found = kind.matcher(text).region(begin, text.length());
        if (!found.lookingAt()) {
            return null;
        }
        at = found.end();
        return found;
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                "expected %s in '%s' after '%s'".formatted(what, text, text.substring(0, at)));
    }
}
