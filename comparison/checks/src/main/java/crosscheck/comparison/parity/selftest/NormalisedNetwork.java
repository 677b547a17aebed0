package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.WrittenNetwork;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.data.ExampleShape;
import java.util.List;
import java.util.Optional;

/**
 * The network of faults that have no place in dense layers alone: a convolution of images, or a
 * dense layer, then batch normalisation, tanh and a dense layer. Biases do not begin at 0 here: in
 * front of a normalisation their true gradient is 0, and they would stay there.
 */
record NormalisedNetwork(WrittenNetwork sound) implements ComparedNetwork {
    private static final double LEAST_BIAS = 0.125; // exact in float, as its multiples are

    static NormalisedNetwork of(ExampleShape input, int classes) {
        return new NormalisedNetwork(WrittenNetwork.normalised(input, classes));
    }

    @Override
    public String shapeText() {
        return sound.shapeText();
    }

    @Override
    public List<ParameterTensor> drawWeights(long seed) {
        return sound.drawWeights(seed).stream()
                .map(tensor -> tensor.name().equals("b") ? notZero(tensor) : tensor)
                .toList();
    }

    private static ParameterTensor notZero(ParameterTensor biases) {
        double[] values = new double[biases.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = LEAST_BIAS * (i + 1);
        }
        return biases.withValues(values);
    }

    @Override
    public HandWritten handWritten(long seed) {
        return sound.handWritten(seed);
    }

    @Override
    public Optional<String> missing(EngineName engine, TrainingSpec training) {
        return sound.missing(engine, training);
    }

    @Override
    public Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision) {
        if (!(engine instanceof FaultyEngine faulty)) {
            return sound.create(engine, training, weights, precision);
        }
        Trainee trainee =
                ScratchEngine.trainee(
                        handWritten(training.seed())
                                .with(faulty.fault().substitution(faulty.layer())),
                        training.optimiser());
        trainee.setParameters(weights);
        return trainee;
    }
}
