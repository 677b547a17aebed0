package crosscheck.comparison.engine;

import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.Map;

/** What DL4J calls the states of an update rule; the numbers in them are the same. */
final class Dl4jStateNames {
    private Dl4jStateNames() {}

    /** By the name of the hand-written rule. */
    static Map<String, String> of(UpdateRule rule) {
        if (rule instanceof Momentum || rule instanceof Nesterov) {
            return Map.of("v", "V");
        }
        if (rule instanceof AdaGrad) {
            return Map.of("h", "grad");
        }
        if (rule instanceof RmsProp) {
            return Map.of("r", "G");
        }
        if (rule instanceof AdaDelta) {
            return Map.of("msg", "msg", "msdx", "msdx");
        }
        if (rule instanceof Adam || rule instanceof Nadam) {
            return Map.of("m", "M", "v", "V");
        }
        return rule instanceof AmsGrad ? Map.of("m", "M", "v", "V", "vMax", "V_HAT") : Map.of();
    }
}
