package crosscheck.comparison.parity;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.scratch.fast.FastConfiguration;
import crosscheck.scratch.fast.FastLoss;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.ActivationLayer;
import crosscheck.scratch.layer.Dense;
import crosscheck.scratch.loss.RowNormalisedQuadraticLoss;
import java.util.List;
import java.util.Optional;

/**
 * A lecture's network with one hidden layer of sigmoids, whose outputs are sigmoids divided by
 * their sum and whose gradient leaves that division out.
 *
 * @param inputs features of an example, at least 1
 * @param hidden units, at least 1
 * @param outputs at least 2
 */
public record RowNormalisedNetwork(int inputs, int hidden, int outputs) implements ComparedNetwork {

    @Override
    public String shapeText() {
        return inputs + "-" + hidden + "-" + outputs;
    }

    @Override
    public List<ParameterTensor> drawWeights(long seed) {
        return ScratchEngine.drawWeights(
                NetworkSpec.dense(
                        inputs,
                        List.of(hidden),
                        outputs,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER),
                seed);
    }

    @Override
    public HandWritten handWritten(long seed) {
        return new HandWritten(
                () ->
                        List.of(
                                new Dense(inputs, hidden),
                                new ActivationLayer(Activation.SIGMOID),
                                new Dense(hidden, outputs)),
                new RowNormalisedQuadraticLoss());
    }

    @Override
    public Optional<String> missing(EngineName engine, TrainingSpec training) {
        return engine == EngineName.DL4J
                ? Optional.of("dl4j has no loss whose gradient is not its derivative")
                : Optional.empty();
    }

    @Override
    public Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision) {
        return ((FastEngine) engine)
                .trainee(
                        FastConfiguration.of(
                                List.of(inputs, hidden, outputs),
                                Activation.SIGMOID,
                                FastLoss.ROW_NORMALISED_QUADRATIC,
                                training.optimiser(),
                                training.miniBatchSize()),
                        weights);
    }
}
