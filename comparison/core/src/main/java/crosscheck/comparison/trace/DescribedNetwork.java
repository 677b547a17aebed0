package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.initialiser.Initialiser;
import java.util.List;
import java.util.Optional;

/**
 * A network that the command line can describe; every engine builds its own from that.
 *
 * @param initialiser of the initial weights where it is not the description's
 */
public record DescribedNetwork(NetworkSpec spec, Optional<Initialiser> initialiser)
        implements ComparedNetwork {

    /** A network with the initial weights of its description. */
    public DescribedNetwork(NetworkSpec spec) {
        this(spec, Optional.empty());
    }

    @Override
    public String shapeText() {
        return spec.shapeText();
    }

    @Override
    public HandWritten handWritten(long seed) {
        return HandWritten.of(spec, seed);
    }

    @Override
    public List<ParameterTensor> drawWeights(long seed) {
        return initialiser
                .map(other -> ScratchEngine.drawWeights(spec, other, seed))
                .orElseGet(() -> ScratchEngine.drawWeights(spec, seed));
    }

    @Override
    public Optional<String> missing(EngineName engine, TrainingSpec training) {
        try {
            Engines.requireSupport(engine, spec, training);
            return Optional.empty();
        } catch (UnsupportedSpecException e) {
            return Optional.of(e.getMessage().split(";")[0]);
        }
    }

    @Override
    public Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision) {
        return engine.create(spec, training, weights, precision);
    }
}
