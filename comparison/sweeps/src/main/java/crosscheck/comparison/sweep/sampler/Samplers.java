package crosscheck.comparison.sweep.sampler;

import crosscheck.comparison.spec.RecordText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Samplers by name, with their parameters as in {@code grid:points=7}. */
public final class Samplers {
    private static final Map<String, Sampler> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("random", new RandomSampler());
        DEFAULTS.put("grid", new GridSampler(GridSampler.DEFAULT_POINTS));
        DEFAULTS.put("genetic", GeneticSampler.DEFAULT);
        DEFAULTS.put("tpe", TpeSampler.DEFAULT);
    }

    public static final RecordText<Sampler> ALL = new RecordText<>(DEFAULTS);

    private Samplers() {}
}
