package crosscheck.comparison.sweep.space;

/** What a study varies: a name and the values it may have, laid out on the unit interval. */
public sealed interface SweptParameter permits Continuous, Whole, Choice {

    /** The name, such as {@code learningRate} or {@code optimiser.beta1}. */
    String name();

    /**
     * The value at a place of the unit interval.
     *
     * @param u from 0 to 1; both ends belong to the ends of the range
     * @throws IllegalArgumentException if u is NaN or out of range
     */
    String at(double u);

    /**
     * Where a value lies: {@code at(position(value))} is the value again.
     *
     * @return from 0 to 1; of a value that has a stretch of the interval, its middle
     * @throws IllegalArgumentException if it is no value of this parameter
     */
    double position(String value);

    /**
     * How many values a grid takes.
     *
     * @param most of a range with more values, at least 2
     * @return at least 1; choices are all taken
     */
    int gridSize(int most);

    /**
     * The values as the command line has them; what {@link ParameterText#parse} makes this
     * parameter of, after {@code name=}.
     */
    String values();

    /**
     * Refuses a place that is none.
     *
     * @throws IllegalArgumentException if it is NaN or out of range
     */
    static double requireUnit(double u) {
        if (!(u >= 0 && u <= 1)) {
            throw new IllegalArgumentException("a place must be from 0 to 1, not " + u);
        }
        return u;
    }

    /**
     * Refuses a name that the command line could not have.
     *
     * @param name letters and digits, parts joined by dots
     * @throws IllegalArgumentException if it is something else
     */
    static void requireName(String name) {
        if (!name.matches("[a-zA-Z][a-zA-Z0-9]*(\\.[a-zA-Z][a-zA-Z0-9]*)?")) {
            throw new IllegalArgumentException(
                    "the name of a parameter must be letters and digits, not '" + name + "'");
        }
    }
}
