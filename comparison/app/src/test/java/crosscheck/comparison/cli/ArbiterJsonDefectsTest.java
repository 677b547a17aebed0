package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.conf.dropout.DropoutSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.deeplearning4j.arbiter.optimize.serde.jackson.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What is wrong with spaces and their JSON in Arbiter 1.0.0-beta7, shown in the library where a
 * name ends with {@code InArbiter}, and that a study has none of it.
 */
@Timeout(120)
class ArbiterJsonDefectsTest {
    @TempDir private Path home;

    private Cli sweep(String line) {
        return new StudiesIn(home).sweep(line);
    }

    private String exported(String options) {
        Cli study = sweep("--data iris --epochs 1 --trials 1 --name e " + options);
        assertEquals(ExitCode.OK, study.exitCode(), study.err());
        Cli export = sweep("export arbiter e");
        assertEquals(ExitCode.OK, export.exitCode(), export.err());
        return export.out();
    }

    @Test
    void adamWithALearningRateHasOneThousandthForAllElseInArbiter() {
        Adam adam = (Adam) new AdamSpace(new FixedValue<>(0.01)).getValue(new double[0]);
        assertEquals(0.01, adam.getLearningRate());
        assertEquals(0.001, adam.getBeta1());
        assertEquals(0.001, adam.getBeta2());
        assertEquals(0.001, adam.getEpsilon());
    }

    @Test
    void exportedAdamHasAllFourNumbers() {
        MultiLayerSpace space =
                MultiLayerSpace.fromJson(
                        exported("--optimiser adam --vary learningRate=log:0.001..0.1"));
        Adam adam =
                (Adam)
                        ((org.deeplearning4j.nn.conf.layers.BaseLayer)
                                        space.getValue(new double[] {0.5})
                                                .getMultiLayerConfiguration()
                                                .getConf(0)
                                                .getLayer())
                                .getIUpdater();
        assertEquals(0.01, adam.getLearningRate(), 1e-12);
        assertEquals(0.9, adam.getBeta1());
        assertEquals(0.999, adam.getBeta2());
        assertEquals(1e-8, adam.getEpsilon());
    }

    private static MultiLayerSpace network(DenseLayerSpace... layers) {
        MultiLayerSpace.Builder builder = new MultiLayerSpace.Builder().seed(1);
        Arrays.stream(layers).forEach(builder::addLayer);
        return builder.addLayer(
                        new OutputLayerSpace.Builder()
                                .nIn(4)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .lossFunction(LossFunction.MCXENT)
                                .build())
                .build();
    }

    private static DenseLayerSpace.Builder dense() {
        return new DenseLayerSpace.Builder().nIn(4).nOut(4);
    }

    private static String text(MultiLayerSpace space) throws IOException {
        return JsonMapper.getMapper().writeValueAsString(space);
    }

    @Test
    void dropoutOfALayerCannotBeReadBackInArbiter() throws IOException {
        ContinuousParameterSpace kept = new ContinuousParameterSpace(0.5, 1);
        String written = text(network(dense().dropOut(kept).build()));
        String message =
                assertThrows(RuntimeException.class, () -> MultiLayerSpace.fromJson(written))
                        .getMessage();
        assertTrue(message.contains("arbiter.dropout.DropoutSpace"), message);
        MultiLayerSpace.fromJson(text(network(dense().iDropOut(new DropoutSpace(kept)).build())));
    }

    @Test
    void exportedDropoutCanBeReadBack() {
        MultiLayerSpace space = MultiLayerSpace.fromJson(exported("--vary dropout=0..0.5"));
        org.deeplearning4j.nn.conf.dropout.Dropout dropout =
                (org.deeplearning4j.nn.conf.dropout.Dropout)
                        space.getValue(new double[] {0.5})
                                .getMultiLayerConfiguration()
                                .getConf(1)
                                .getLayer()
                                .getIDropout();
        assertEquals(0.75, dropout.getP());
    }

    @Test
    void parameterOfTwoLayersBecomesTwoWhereItIsReadBackInArbiter() throws IOException {
        ParameterSpace<Integer> units = new IntegerParameterSpace(4, 9);
        MultiLayerSpace space = network(dense().nOut(units).build(), dense().nIn(units).build());
        MultiLayerSpace read = MultiLayerSpace.fromJson(text(space));
        assertEquals(1, new RandomSearchGenerator(space).getCandidate().getFlatParameters().length);
        Candidate<?> candidate = new RandomSearchGenerator(read).getCandidate();
        assertTrue(candidate.getException() instanceof ArrayIndexOutOfBoundsException);
    }

    @Test
    void parameterOfSeveralLayersIsNotExported() {
        sweep("--data iris --epochs 1 --trials 1 --dropout 0.2 --vary layers=2,3 --name s");
        Cli export = sweep("export arbiter s");
        assertEquals(ExitCode.USAGE, export.exitCode());
        assertTrue(export.err().contains("layers is the same in several layers"), export.err());
    }
}
