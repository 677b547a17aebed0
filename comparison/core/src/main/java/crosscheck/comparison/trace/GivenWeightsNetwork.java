package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;

/**
 * A network that the command line can describe, with weights from elsewhere.
 *
 * @param weights that it begins with, whatever the seed
 */
public record GivenWeightsNetwork(DescribedNetwork described, List<ParameterTensor> weights)
        implements ComparedNetwork {

    public GivenWeightsNetwork(NetworkSpec spec, List<ParameterTensor> weights) {
        this(new DescribedNetwork(spec), weights);
    }

    public GivenWeightsNetwork {
        weights = List.copyOf(weights);
    }

    @Override
    public String shapeText() {
        return described.shapeText();
    }

    @Override
    public HandWritten handWritten(long seed) {
        return described.handWritten(seed);
    }

    @Override
    public List<ParameterTensor> drawWeights(long seed) {
        return weights;
    }

    @Override
    public Optional<String> missing(EngineName engine, TrainingSpec training) {
        return described.missing(engine, training);
    }

    @Override
    public Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        return described.create(engine, training, initialWeights, precision);
    }
}
