package crosscheck.comparison.parity;

import crosscheck.comparison.engine.TensorKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * The allowed errors of every tensor of a step, by its kind.
 *
 * @param tolerances one for each kind
 */
public record TraceBudget(Map<TensorKind, Tolerance> tolerances) {

    /**
     * Checks that no kind is left out.
     *
     * @param tolerances one for each kind; copied
     * @throws IllegalArgumentException if a kind has none
     */
    public TraceBudget {
        tolerances = Map.copyOf(tolerances);
        for (TensorKind kind : TensorKind.values()) {
            if (!tolerances.containsKey(kind)) {
                throw new IllegalArgumentException("no tolerance for " + kind.label());
            }
        }
    }

    /**
     * The same tolerance for everything.
     *
     * @param tolerance of every tensor
     * @return the budget
     */
    public static TraceBudget of(Tolerance tolerance) {
        Map<TensorKind, Tolerance> all = new EnumMap<>(TensorKind.class);
        for (TensorKind kind : TensorKind.values()) {
            all.put(kind, tolerance);
        }
        return new TraceBudget(all);
    }

    /**
     * The tolerance of a kind of tensor.
     *
     * @param kind any
     * @return its tolerance
     */
    public Tolerance of(TensorKind kind) {
        return tolerances.get(kind);
    }
}
