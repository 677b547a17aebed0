package crosscheck.scratch.perceptron;

import java.util.List;

/**
 * Logic gates as single units with fixed weights, and the one that needs three of them.
 *
 * @see <a href="http://neuralnetworksanddeeplearning.com/chap1.html">M. Nielsen, Neural Networks
 *     and Deep Learning, section Perceptrons</a>
 */
public enum Gate {
    /** 1 if both inputs are 1. */
    AND(new LinearUnit(List.of(0.5, 0.5), -0.7)),
    /** 1 unless both inputs are 1. */
    NAND(new LinearUnit(List.of(-0.5, -0.5), 0.7)),
    /** 1 if at least one input is 1. */
    OR(new LinearUnit(List.of(0.5, 0.5), -0.2));

    private final LinearUnit unit;

    Gate(LinearUnit unit) {
        this.unit = unit;
    }

    /** The unit itself; weights and bias. */
    public LinearUnit unit() {
        return unit;
    }

    /**
     * XOR, which no single unit can be: {@code AND(NAND(x1, x2), OR(x1, x2))}.
     *
     * @param x1 any value, meant for 0 and 1
     * @param x2 any value, meant for 0 and 1
     * @return 0 or 1
     */
    public static int xor(double x1, double x2) {
        return AND.unit.output(NAND.unit.output(x1, x2), OR.unit.output(x1, x2));
    }
}
