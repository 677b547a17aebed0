package crosscheck.scratch.perceptron;

import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The perceptron's learning rule with labels +1 and -1, from weights and bias 0.
 *
 * <pre>{@code
 * for each pass, for each example (x, y):
 *     a = w . x + b
 *     if y a <= 0:   w += y x,   b += y
 * predict: the sign of a (here 0 counts as -1)
 * }</pre>
 *
 * The label 1 of a data set is y = +1, the label 0 is y = -1. Where a hyperplane divides the
 * classes the rule stops changing (Novikoff, 1962); {@link #findCycle} proves that it never does
 * elsewhere.
 *
 * @see <a href="http://ciml.info/dl/v0_99/ciml-v0_99-ch04.pdf">H. Daume III, A Course in Machine
 *     Learning, v0.99, chapter 4, algorithms 5 and 6</a>
 */
public final class PerceptronTraining {
    private final Dataset data;
    private final double[][] x; // (n, d)
    private final int[] y; // (n), +1 or -1

    /**
     * Training on these examples, in their order.
     *
     * @param data at least one example of two classes
     * @throws IllegalArgumentException if there is no example or there are not two classes
     */
    public PerceptronTraining(Dataset data) {
        if (data.size() < 1 || data.classCount() != 2) {
            throw new IllegalArgumentException(
                    "a perceptron needs at least 1 example of 2 classes, not "
                            + data.size()
                            + " of "
                            + data.classCount());
        }
        this.data = data;
        this.x = new double[data.size()][data.featureCount()];
        this.y = new int[data.size()];
        for (int row = 0; row < y.length; row++) {
            data.copyRow(row, x[row], 0);
            y[row] = 2 * data.label(row) - 1;
        }
    }

    /**
     * Trains for a number of passes; those after the first without an error change nothing and are
     * left out.
     *
     * @param maxPasses at least 1
     * @return the unit with its history
     * @throws IllegalArgumentException if there is no pass
     */
    public TrainedUnit run(int maxPasses) {
        requirePasses(maxPasses);
        LinearUnit unit = LinearUnit.zero(data.featureCount());
        List<Update> updates = new ArrayList<>();
        List<Integer> errors = new ArrayList<>();
        do {
            int before = updates.size();
            unit = pass(unit, errors.size() + 1, updates);
            errors.add(updates.size() - before);
        } while (errors.size() < maxPasses && errors.get(errors.size() - 1) > 0);
        return new TrainedUnit(unit, errors, updates);
    }

    private LinearUnit pass(LinearUnit start, int pass, List<Update> updates) {
        LinearUnit unit = start;
        for (int row = 0; row < y.length; row++) {
            if (y[row] * unit.activation(x[row]) <= 0) {
                unit = unit.plus(y[row], x[row]);
                updates.add(new Update(pass, row, unit));
            }
        }
        return unit;
    }

    /**
     * The proof that training never ends: a pass that begins with the very weights of an earlier
     * one, so that everything between the two repeats for ever.
     *
     * @param firstPass the earlier pass, 1 for the first
     * @param passes how many lie between the two, at least 1
     * @param start the unit with which both begin
     * @param errorsByPass how many examples are wrong in each pass of the cycle, each at least 1
     */
    public record Cycle(int firstPass, int passes, LinearUnit start, List<Integer> errorsByPass) {

        public Cycle {
            errorsByPass = List.copyOf(errorsByPass);
        }
    }

    /**
     * Looks for a pass that begins as an earlier one did, with the same numbers to the last bit.
     *
     * @param maxPasses how far to look, at least 1
     * @return the cycle, or nothing if training converged or none was found so far
     * @throws IllegalArgumentException if there is no pass
     */
    public Optional<Cycle> findCycle(int maxPasses) {
        requirePasses(maxPasses);
        Map<LinearUnit, Integer> passByStart = new LinkedHashMap<>();
        List<Integer> errors = new ArrayList<>();
        LinearUnit unit = LinearUnit.zero(data.featureCount());
        for (int pass = 1; pass <= maxPasses; pass++) {
            passByStart.put(unit, pass);
            List<Update> updates = new ArrayList<>();
            unit = pass(unit, pass, updates);
            errors.add(updates.size());
            if (updates.isEmpty()) {
                return Optional.empty();
            }
            Integer first = passByStart.get(unit);
            if (first != null) {
                List<Integer> errorsOfCycle = errors.subList(first - 1, pass);
                return Optional.of(new Cycle(first, pass + 1 - first, unit, errorsOfCycle));
            }
        }
        return Optional.empty();
    }

    private static void requirePasses(int maxPasses) {
        if (maxPasses < 1) {
            throw new IllegalArgumentException("at least 1 pass is needed, not " + maxPasses);
        }
    }
}
