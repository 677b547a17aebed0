package crosscheck.comparison.sweep.pruning;

import crosscheck.comparison.spec.RecordText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pruners by name, with their parameters as in {@code asha:eta=4}. */
public final class Pruners {
    private static final Map<String, Pruner> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("none", new NoPruner());
        DEFAULTS.put("median", MedianPruner.DEFAULT);
        DEFAULTS.put("asha", AshaPruner.DEFAULT);
    }

    public static final RecordText<Pruner> ALL = new RecordText<>(DEFAULTS);

    private Pruners() {}
}
