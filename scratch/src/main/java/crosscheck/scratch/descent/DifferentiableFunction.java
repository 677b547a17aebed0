package crosscheck.scratch.descent;

/** A function of several numbers with its gradient. */
public interface DifferentiableFunction {

    /** The number of arguments; at least 1. */
    int dimensions();

    /**
     * The function.
     *
     * @param x one number for each argument; not modified
     */
    double value(double... x);

    /**
     * The gradient.
     *
     * @param x one number for each argument; not modified
     */
    double[] gradient(double... x);

    /**
     * The difference quotient, which the derivative is the limit of.
     *
     * <pre>{@code
     * (f(x + h e_i) - f(x)) / h
     * }</pre>
     *
     * @param argument i, 0 for the first
     * @param h the step, not 0
     * @param x one number for each argument; not modified
     * @return near the derivative for small h, off by h/2 times the curvature
     */
    default double differenceQuotient(int argument, double h, double... x) {
        double[] moved = x.clone();
        moved[argument] += h;
        return (value(moved) - value(x)) / h;
    }
}
