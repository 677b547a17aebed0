package crosscheck.scratch.optimiser;

import java.math.BigDecimal;
import java.math.MathContext;

/** Arithmetic with 60 digits: what a formula gives without the rounding of double. */
record Exact(BigDecimal value) {
    private static final MathContext DIGITS = new MathContext(60);

    static Exact of(double value) {
        return new Exact(new BigDecimal(value));
    }

    Exact plus(Exact other) {
        return new Exact(value.add(other.value, DIGITS));
    }

    Exact minus(Exact other) {
        return new Exact(value.subtract(other.value, DIGITS));
    }

    Exact times(Exact other) {
        return new Exact(value.multiply(other.value, DIGITS));
    }

    Exact over(Exact other) {
        return new Exact(value.divide(other.value, DIGITS));
    }

    Exact sqrt() {
        return new Exact(value.sqrt(DIGITS));
    }

    Exact power(int exponent) {
        return new Exact(value.pow(exponent, DIGITS));
    }

    Exact max(Exact other) {
        return new Exact(value.max(other.value));
    }

    double rounded() {
        return value.doubleValue();
    }
}
