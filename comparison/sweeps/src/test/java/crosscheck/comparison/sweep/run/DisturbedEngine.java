package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * An engine to which something happens before each training.
 *
 * @param engine that trains
 * @param before is told of the training that is to begin, and may throw
 */
record DisturbedEngine(Engine engine, Consumer<TrainingSpec> before) implements Engine {
    @Override
    public EngineName name() {
        return engine.name();
    }

    @Override
    public String computesWith() {
        return engine.computesWith();
    }

    @Override
    public List<Precision> precisions() {
        return engine.precisions();
    }

    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        before.accept(training);
        return engine.create(network, training, initialWeights, precision);
    }
}
