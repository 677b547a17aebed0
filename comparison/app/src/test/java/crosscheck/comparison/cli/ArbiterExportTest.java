package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.sweep.arbiter.NetworkSpace;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Configurations;
import crosscheck.comparison.sweep.sampler.RandomSampler;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.iris.Iris;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.arbiter.DL4JConfiguration;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study's networks as Arbiter's space, held against those that the trials have. */
class ArbiterExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Split DIGITS = digits();
    private static final int POINTS = 40;

    @TempDir private Path home;

    private static Split digits() {
        DrawnDigits drawn = DrawnDigits.draw(60, 10, 1);
        return Split.lastSixth(drawn.train(), drawn.test());
    }

    private static StudySpec study(String arguments, String vary) {
        return new StudySpec(
                "a",
                arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")),
                "0".repeat(64),
                SearchSpace.parse(List.of(vary.split(" "))),
                "random",
                "none",
                List.of(EngineName.DL4J),
                1,
                1,
                1,
                Optional.empty(),
                0,
                Optional.empty(),
                0);
    }

    private record Case(NetworkSpace space, Configurations configurations) {}

    private static Case of(String arguments, String vary) {
        StudySpec study = study(arguments, vary);
        boolean images = arguments.contains("--model");
        Configurations configurations =
                new PointConfigurations(study, images ? DIGITS : Iris.split());
        Point sample = new RandomSampler().next(study.space(), List.of(), 1, 0).orElseThrow();
        return new Case(NetworkSpace.of(study.space(), configurations, sample, 5), configurations);
    }

    /** Ours without what is meant to differ: who draws the weights, masks, memory, helpers. */
    private static JsonNode comparable(MultiLayerConfiguration configuration) throws IOException {
        MultiLayerConfiguration copy = configuration.clone();
        copy.setCacheMode(CacheMode.NONE);
        for (NeuralNetConfiguration layer : copy.getConfs()) {
            layer.setSeed(1);
            layer.setCacheMode(CacheMode.NONE);
            Layer own = layer.getLayer();
            double rate = dropoutRate(own);
            own.setIDropout(rate > 0 ? new Dropout(1 - rate) : null);
            own.setLayerName(null);
            if (own instanceof BaseLayer weighted) {
                weighted.setWeightInitFn(new WeightInitXavier());
            }
            if (own instanceof ConvolutionLayer convolution) {
                convolution.setCudnnAllowFallback(true);
            }
            if (own instanceof SubsamplingLayer pooling) {
                pooling.setCudnnAllowFallback(true);
            }
        }
        return JSON.readTree(copy.toJson());
    }

    private static double dropoutRate(Layer layer) {
        if (layer.getIDropout() == null) {
            return 0;
        }
        if (layer.getIDropout() instanceof Dropout dropout) {
            return 1 - dropout.getP();
        }
        try {
            Field rate = layer.getIDropout().getClass().getDeclaredField("dropoutRate");
            rate.setAccessible(true);
            return rate.getDouble(layer.getIDropout());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertInitialiser(Configuration trial, MultiLayerConfiguration found) {
        Class<?> expected =
                trial.network().initialiser() == InitialiserName.HE
                        ? WeightInitRelu.class
                        : WeightInitXavier.class;
        for (NeuralNetConfiguration layer : found.getConfs()) {
            if (layer.getLayer() instanceof BaseLayer weighted) {
                assertEquals(expected, weighted.getWeightInitFn().getClass());
                assertEquals(0, weighted.getBiasInit());
            }
        }
    }

    private static void assertSame(JsonNode expected, JsonNode found, String at) {
        assertEquals(expected.getNodeType(), found.getNodeType(), at);
        if (expected.isNumber()) {
            double scale = Math.max(1e-300, Math.abs(expected.doubleValue()));
            assertEquals(expected.doubleValue(), found.doubleValue(), 1e-14 * scale, at);
        } else if (expected.isContainerNode()) {
            assertEquals(expected.size(), found.size(), at + ": " + expected + " / " + found);
            if (expected.isArray()) {
                for (int i = 0; i < expected.size(); i++) {
                    assertSame(expected.get(i), found.get(i), at + "/" + i);
                }
            } else {
                for (Map.Entry<String, JsonNode> field : expected.properties()) {
                    assertTrue(found.has(field.getKey()), at + "/" + field.getKey());
                    assertSame(
                            field.getValue(), found.get(field.getKey()), at + "/" + field.getKey());
                }
            }
        } else {
            assertEquals(expected, found, at);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|learningRate=log:0.001..10",
                "--loss cross-entropy|learningRate=0.001,1,100 hidden=15,30,100 layers=1,2,5",
                "--hidden 7,5|activation=relu,tanh,sigmoid,identity l2=0..0.1 initialiser=xavier,he",
                "--optimiser adam|learningRate=log:1e-4..1 optimiser.beta1=0.5..0.9"
                        + " optimiser.beta2=0.9,0.99 optimiser.epsilon=log:1e-9..1e-5 layers=int:1..3",
                "--optimiser nadam|learningRate=0.01..0.1 optimiser.beta2=0.9..0.99",
                "--optimiser nesterov|learningRate=0.01..0.1 optimiser.momentum=0.5..0.95",
                "--optimiser adagrad|learningRate=0.01..0.1",
                "--optimiser rmsprop:decay=0.95|learningRate=0.01..0.1",
                "--optimiser amsgrad|learningRate=0.01,0.02,0.1",
                "--learning-rate 1|optimiser=sgd,nesterov,adadelta,adam,amsgrad:beta1=0.8",
                "--clip value:limit=0.5|hidden=int:3..40 dropout=0..0.5",
                "--clip tensor-norm|hidden=int:3..40 dropout=0,0.25,0.5 layers=1,2,3",
                "--hidden 9,8,7 --dropout 0.25|learningRate=0.1..1",
                "--hidden 9,8,7|dropout=0.1..0.5 l2=log:1e-6..1e-2",
                "--model softmax|learningRate=0.1..1 l2=0..0.01",
                "--model cnn|filters=int:1..9 kernel=int:1..7 dropout=0.1..0.9 learningRate=log:1e-4..1",
                "--model lenet|filters=3,4,5 kernel=3,5,9 dropout=0,0.5 l2=0..0.01",
                "--model lenet --filters 7 --kernel 4|learningRate=log:1e-4..1",
                "--model cnn --filters 3 --dropout 0|learningRate=log:1e-4..1 initialiser=he,xavier",
            })
    void candidateHasTheConfigurationThatItsTrialHas(String arguments, String vary)
            throws IOException {
        Case space = of(arguments, vary);
        assertEquals(vary.split(" ").length, space.space().space().numParameters());
        Random random = new Random(3);
        int checked = 0;
        for (int i = 0; i < POINTS; i++) {
            double[] candidate = random.doubles(vary.split(" ").length).toArray();
            Configuration trial = space.configurations().of(space.space().point(candidate));
            MultiLayerConfiguration ours =
                    Dl4jEngine.configuration(trial.network(), trial.training(), Precision.FLOAT)
                            .toDl4j();
            assertInitialiser(trial, space.space().configuration(candidate));
            assertSame(
                    comparable(ours),
                    comparable(space.space().configuration(candidate)),
                    space.space().point(candidate).toString());
            checked++;
        }
        assertEquals(POINTS, checked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|miniBatch=5,10|a MultiLayerSpace has no place for miniBatch: leave it out of what is varied",
                "''|epochs=1,2|no place for epochs",
                "''|loss=quadratic,cross-entropy|a MultiLayerSpace cannot vary loss",
                "''|hidden=intlog:3..40|Arbiter has no logarithmic range of whole numbers; take a list",
                "''|hidden=0,5|hidden=0 has none: a hidden layer must have from 1 to 100000 units, not 0",
                "''|hidden=7-5,3-2|hidden cannot be varied in a MultiLayerSpace like that: '7-5' is not one number",
                "''|dropout=log:0.1..0.5|it must be a range such as 0..0.5 or a list",
                "--optimiser momentum|learningRate=0.1..1|DL4J has no momentum in the sense of a heavy ball: take nesterov",
                "''|optimiser=sgd,adam learningRate=0.1..1|Arbiter cannot vary both the optimiser and learningRate: vary one of them",
                "--optimiser rmsprop|learningRate=0.1..1|Arbiter has no range of learning rates for rmsprop",
                "--initialiser normal|learningRate=0.1..1|take --initialiser xavier or he",
                "--schedule step|learningRate=0.1..1|take --schedule constant",
                "--model cnn|kernel=3,20|kernel=20 has none: with a kernel of 20 x 20",
                "--model cnn --normalisation batch|learningRate=0.1..1|take --normalisation none",
                "--model lenet|activation=relu,tanh|lenet takes relu",
            })
    void whatArbiterCannotHaveIsRefusedWithOneSentence(
            String arguments, String vary, String sentence) {
        String message =
                assertThrows(UnsupportedSpecException.class, () -> of(arguments, vary))
                        .getMessage();
        assertTrue(message.contains(sentence), message);
        assertFalse(message.contains("\n"), message);
    }

    /** Arbiter's JSON would make of one parameter several. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model cnn|filters=3,4",
                "--model cnn|kernel=3,5",
                "--model cnn|dropout=0.1,0.5",
                "--dropout 0.2|layers=1,2,3",
                "--hidden 5,6,7|dropout=0.1..0.2",
            })
    void parametersOfSeveralLayersAreNotWrittenAsJson(String arguments, String vary) {
        NetworkSpace space = of(arguments, vary).space();
        assertTrue(
                assertThrows(UnsupportedSpecException.class, space::json)
                        .getMessage()
                        .contains(vary.split("=")[0] + " is the same in several layers"));
    }

    /** With the mapping that a generator of Arbiter gives to the leaves that it reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--optimiser adam|learningRate=log:1e-4..1 optimiser.beta1=0.5..0.9 dropout=0..0.5"
                        + " hidden=3,5,9 activation=relu,tanh l2=log:1e-6..1e-2 initialiser=xavier,he",
                "--loss cross-entropy|hidden=int:3..9 layers=1,2,5 optimiser=sgd,adam",
                "--model lenet --filters 3|dropout=0..0.5 learningRate=log:1e-4..1",
            })
    void jsonIsReadByArbiterAsTheSameSpace(String arguments, String vary) {
        NetworkSpace written = of(arguments, vary).space();
        MultiLayerSpace read = MultiLayerSpace.fromJson(written.json());
        RandomSearchGenerator generator = new RandomSearchGenerator(read);
        generator.setRngSeed(11);
        for (int i = 0; i < POINTS; i++) {
            double[] candidate = generator.getCandidate().getFlatParameters();
            assertEquals(vary.split(" ").length, candidate.length);
            assertEquals(
                    written.configuration(candidate).toJson(),
                    read.getValue(candidate).getMultiLayerConfiguration().toJson());
        }
    }

    private Cli sweep(String line) {
        return Cli.run(
                home.resolve("cache"),
                ("sweep " + line + " --studies " + home.resolve("studies") + " --quiet")
                        .split(" "));
    }

    @Test
    void exportedStudyRunsInAProgramOfArbitersOwn() throws IOException {
        Cli study =
                sweep(
                        "--data iris --epochs 4 --optimiser adam --loss cross-entropy --vary"
                                + " learningRate=log:0.001..0.1 --vary hidden=3,6 --trials 2 --name a");
        assertEquals(ExitCode.OK, study.exitCode(), study.err());
        Path file = home.resolve("space.json");
        Cli export = sweep("export arbiter a --out " + file);
        assertEquals(ExitCode.OK, export.exitCode(), export.err());
        assertEquals("", export.out());
        MultiLayerSpace space = MultiLayerSpace.fromJson(Files.readString(file));
        RandomSearchGenerator generator = new RandomSearchGenerator(space);
        DL4JConfiguration candidate = (DL4JConfiguration) generator.getCandidate().getValue();
        assertEquals(4, candidate.getNumEpochs());
        MultiLayerNetwork network = new MultiLayerNetwork(candidate.getMultiLayerConfiguration());
        network.init();
        assertEquals(2, network.getnLayers());
        assertEquals(4, network.layerInputSize(0));
        assertTrue(network.params().norm2Number().doubleValue() > 0, "it draws its weights");
        network.close();
        assertEquals(sweep("export arbiter a").out(), Files.readString(file));
    }

    @Test
    void studyThatArbiterCannotHaveIsWrongUse() {
        assertEquals(
                ExitCode.OK,
                sweep("--data iris --epochs 1 --vary miniBatch=5,10 --name b").exitCode());
        Cli export = sweep("export arbiter b");
        assertEquals(ExitCode.USAGE, export.exitCode());
        assertTrue(export.err().contains("has no place for miniBatch"), export.err());
        assertEquals("", export.out());
        sweep("--data iris --epochs 1 --vary hidden=5,10 --where hidden<9 --name c");
        assertTrue(sweep("export arbiter c").err().contains("leave out --where hidden<9"), "where");
        sweep("--data iris --epochs 1 --vary hidden=5,10 --max-parameters 1000 --name d");
        assertTrue(sweep("export arbiter d").err().contains("--max-parameters"), "parameters");
    }
}
