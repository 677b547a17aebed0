package crosscheck.comparison.export;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.data.ExampleShape;
import crosscheck.data.Split;
import crosscheck.data.iris.Iris;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/** Trainings on irises, small enough to be written whole. */
final class IrisTrainings {
    static final Split IRIS = Iris.split();
    static final int BATCH = 20; // of 90 examples: the last one of an epoch has 10
    static final double RATE = 0.25;
    static final Schedule FALLING = new Schedule.Exponential(0.5);

    private IrisTrainings() {}

    static NetworkSpec network(LossName loss, double dropoutRate) {
        return new NetworkSpec(
                Model.MLP,
                ExampleShape.vector(4),
                List.of(7),
                3,
                ActivationName.TANH,
                loss,
                InitialiserName.XAVIER,
                dropoutRate,
                Normalisation.NONE);
    }

    static TrainingSpec training(String optimiser, double l2) {
        return new TrainingSpec(
                new OptimiserSettings(
                        Choices.OPTIMISERS.parse(optimiser),
                        RATE,
                        Choices.CLIPPINGS.parse("none"),
                        l2),
                FALLING,
                Optional.empty(),
                BATCH,
                4,
                3);
    }

    static List<ParameterTensor> weights(Training job) {
        return ScratchEngine.drawWeights(job.network(), job.training().seed());
    }

    static ExportedEngine scratch() {
        return ExportedEngine.best(new ScratchEngine());
    }
}
