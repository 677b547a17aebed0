package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.List;

/**
 * The hand-written side with a fault. What it computes is computed: nothing is changed in what it
 * tells afterwards.
 *
 * @param layer that has it, where it is in a layer; 0 for the first
 */
public record FaultyEngine(Fault fault, int layer) implements Engine {

    @Override
    public EngineName name() {
        return EngineName.SCRATCH;
    }

    @Override
    public String computesWith() {
        return "plain Java, StrictMath, with the fault " + fault.label();
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.DOUBLE);
    }

    /**
     * Builds the faulty network.
     *
     * @param initialWeights one tensor for each parameter; not modified
     * @return ready to train
     * @throws IllegalArgumentException if the rule is another one than Adam
     */
    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        OptimiserSettings settings = training.optimiser();
        if (!(settings.rule() instanceof Adam adam)) {
            throw new IllegalArgumentException("faults are made in Adam, not " + settings.rule());
        }
        TrainingSpec faulty =
                new TrainingSpec(
                        OptimiserSettings.of(fault.rule(adam), settings.learningRate()),
                        training.schedule(),
                        training.earlyStopping(),
                        training.miniBatchSize(),
                        training.epochs(),
                        training.seed());
        Trainee trainee =
                new FaultyTrainee(
                        ScratchEngine.trainee(
                                network, faulty, initialWeights, fault.substitution(layer)),
                        fault,
                        layer,
                        adam,
                        settings.learningRate(),
                        training.seed());
        trainee.setParameters(initialWeights);
        return trainee;
    }
}
