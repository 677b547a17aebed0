package crosscheck.comparison.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.EarlyStopping;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is written is read again, and nothing else is. */
class SpecJsonTest {
    private static final Path FILE = Path.of("run.json");
    private static final ExampleShape IMAGE = ExampleShape.image(28, 28);

    private static List<NetworkSpec> networks() {
        List<NetworkSpec> networks = new ArrayList<>();
        for (ActivationName activation : ActivationName.values()) {
            for (LossName loss : LossName.values()) {
                for (InitialiserName initialiser : InitialiserName.values()) {
                    networks.add(
                            new NetworkSpec(
                                    Model.MLP,
                                    IMAGE,
                                    List.of(30, 7),
                                    10,
                                    activation,
                                    loss,
                                    initialiser,
                                    networks.size() % 2 == 0 ? 0 : 0.3,
                                    Normalisation.NONE));
                }
            }
        }
        networks.add(
                NetworkSpec.dense(
                        784,
                        List.of(),
                        10,
                        ActivationName.SIGMOID,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.NORMAL));
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                for (Optional<ImageLayers> own :
                        List.of(
                                model.defaultImageLayers(),
                                Optional.of(new ImageLayers(3, 2, 0.125)))) {
                    networks.add(
                            new NetworkSpec(
                                    model,
                                    IMAGE,
                                    List.of(),
                                    10,
                                    ActivationName.RELU,
                                    LossName.CROSS_ENTROPY,
                                    InitialiserName.HE,
                                    0,
                                    normalisation,
                                    own));
                }
            }
        }
        return networks;
    }

    private static List<TrainingSpec> trainings() {
        List<TrainingSpec> trainings = new ArrayList<>();
        String[] rules = {
            "sgd",
            "momentum:momentum=0.123456789012345",
            "nesterov",
            "adagrad:epsilon=1e-7,variant=published",
            "rmsprop",
            "adam:beta1=0.8,beta2=0.99,epsilon=1e-9",
            "nadam",
            "amsgrad:variant=published"
        };
        String[] schedules = {
            "constant", "step:factor=0.3,everyEpochs=7", "exponential:factor=0.9", "plateau"
        };
        String[] clippings = {"none", "value:limit=0.1", "tensor-norm", "global-norm:limit=3"};
        for (String rule : rules) {
            for (String schedule : schedules) {
                String clipping = clippings[trainings.size() % clippings.length];
                trainings.add(
                        new TrainingSpec(
                                new OptimiserSettings(
                                        Choices.OPTIMISERS.parse(rule),
                                        0.1 / (1 + trainings.size()),
                                        Choices.CLIPPINGS.parse(clipping),
                                        trainings.size() % 3 * 1e-4),
                                Choices.SCHEDULES.parse(schedule),
                                switch (trainings.size() % 3) {
                                    case 0 -> Optional.empty();
                                    case 1 -> Optional.of(new EarlyStopping(3, 0));
                                    default -> Optional.of(new EarlyStopping(0, 1e-3));
                                },
                                1 + trainings.size(),
                                30,
                                -5,
                                Choices.augmentation(
                                        trainings.size() % 2 == 0 ? "none" : "shift=2,rotate=10")));
            }
        }
        return trainings;
    }

    private static JsonFields read(ObjectNode spec) throws InvalidDataException {
        JsonFields file =
                JsonFile.parse(FILE, ("{\"spec\":" + spec + "}").getBytes(StandardCharsets.UTF_8));
        return file.object("spec");
    }

    @Test
    void everyNetworkComesBack() throws InvalidDataException {
        TrainingSpec training = trainings().get(0);
        List<NetworkSpec> networks = networks();
        for (NetworkSpec network : networks) {
            JsonFields spec = read(SpecJson.of(network, 7, training));
            ExampleShape shape = network.inputShape();
            assertEquals(network, SpecJson.network(spec, shape, 10));
        }
        assertTrue(networks.size() > 20, networks.size() + " networks");
    }

    @Test
    void everyTrainingComesBack() throws InvalidDataException {
        NetworkSpec network = networks().get(0);
        List<TrainingSpec> trainings = trainings();
        for (TrainingSpec training : trainings) {
            assertEquals(training, SpecJson.training(read(SpecJson.of(network, training)), -5));
        }
        assertEquals(32, trainings.size());
    }

    private static String refusal(Consumer<ObjectNode> change) {
        ObjectNode spec = SpecJson.of(networks().get(0), trainings().get(0));
        change.accept(spec);
        return assertThrows(
                        InvalidDataException.class,
                        () -> {
                            SpecJson.network(read(spec), IMAGE, 10);
                            SpecJson.training(read(spec), 1);
                        })
                .getMessage();
    }

    @Test
    void whatIsNotKnownMissingOfAnotherTypeOrOutOfRangeIsSaid() {
        assertTrue(
                refusal(spec -> spec.put("activaton", "relu"))
                        .startsWith(
                                "run.json is not what this program wrote: spec.activaton is not"
                                        + " known; expected activation, "));
        assertEquals(
                "run.json is not what this program wrote: spec.miniBatchSize must be a whole"
                        + " number but is 2.5",
                refusal(spec -> spec.put("miniBatchSize", 2.5)));
        assertEquals(
                "run.json is not what this program wrote: spec.learningRate must be a number but"
                        + " is missing",
                refusal(spec -> spec.remove("learningRate")));
        assertTrue(refusal(spec -> spec.put("dropoutRate", 1.5)).contains("from 0 to below 1"));
        assertTrue(refusal(spec -> spec.put("optimiser", "adamant")).contains("found 'adamant'"));
        assertTrue(refusal(spec -> spec.put("epochs", 0)).contains("epochs must be at least 1"));
        assertTrue(
                refusal(spec -> spec.withArray("layers").remove(0))
                        .contains("does not fit examples of 784 numbers in 10 classes"));
        assertTrue(
                refusal(spec -> spec.withObject("optimiserParameters").put("beta", 1))
                        .contains("has no parameters, not 'beta'"));
    }
}
