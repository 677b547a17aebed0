package crosscheck.comparison.export;

import static crosscheck.comparison.export.IrisTrainings.BATCH;
import static crosscheck.comparison.export.IrisTrainings.IRIS;
import static crosscheck.comparison.export.IrisTrainings.RATE;
import static crosscheck.comparison.export.IrisTrainings.network;
import static crosscheck.comparison.export.IrisTrainings.scratch;
import static crosscheck.comparison.export.IrisTrainings.training;
import static crosscheck.comparison.export.IrisTrainings.weights;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.runfolder.InitialWeights;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import crosscheck.data.augment.Augmentation;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {
    @TempDir private Path folder;

    private void export(Training job, int steps, ExportedEngine... sides) throws IOException {
        new Export(job, weights(job), Optional.empty(), steps)
                .write(folder, List.of(sides), done -> {});
    }

    private Map<String, NpyArray> read(String file) throws IOException {
        return NpzFile.read(folder.resolve(file));
    }

    private JsonNode spec() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("spec.json").toFile());
    }

    /** The examples as they are in the folder, not as they are in the data set. */
    private Dataset examples(Dataset like) throws IOException {
        Map<String, NpyArray> arrays = read("examples.npz");
        double[] inputs = arrays.get("inputs").values();
        double[] labels = arrays.get("labels").values();
        float[] features = new float[inputs.length];
        int[] classes = new int[labels.length];
        for (int i = 0; i < inputs.length; i++) {
            features[i] = (float) inputs[i];
        }
        for (int i = 0; i < labels.length; i++) {
            classes[i] = (int) labels[i];
        }
        return new Dataset(
                "exported", like.shape(), features, classes, like.classNames(), like.provenance());
    }

    private List<int[]> positions() throws IOException {
        NpyArray positions = read("batches.npz").get("positions");
        int columns = positions.shape().get(1);
        List<int[]> batches = new ArrayList<>();
        for (int s = 0; s < positions.shape().get(0); s++) {
            int[] row = new int[columns];
            int n = 0;
            for (int i = 0; i < columns; i++) {
                int position = (int) positions.values()[s * columns + i];
                if (position >= 0) {
                    row[n++] = position;
                }
            }
            batches.add(Arrays.copyOf(row, n));
        }
        return batches;
    }

    @ParameterizedTest
    @CsvSource({"sgd,QUADRATIC,0,0", "adam,CROSS_ENTROPY,1e-3,0", "nesterov,QUADRATIC,0,0.4"})
    void exportedArraysAloneGiveTheSameBits(
            String optimiser, LossName loss, double l2, double dropout) throws IOException {
        Training job = new Training(network(loss, dropout), training(optimiser, l2), IRIS);
        export(job, 13, scratch());
        Dataset examples = examples(IRIS.train());
        List<int[]> batches = positions();
        Map<String, NpyArray> trace = read("trace-scratch.npz");
        assertEquals(13, batches.size());
        assertEquals(10, batches.get(4).length, "the last of an epoch");
        List<ParameterTensor> initial =
                InitialWeights.read(folder.resolve("initial-weights.npz"), job.network()).tensors();
        int compared = 0;
        try (Trainee trainee =
                new ScratchEngine()
                        .create(job.network(), job.training(), initial, Precision.DOUBLE)) {
            for (int step = 0; step < 13; step++) {
                trainee.setLearningRate(trace.get("learning_rates").values()[step]);
                double found = trainee.step(examples, batches.get(step));
                assertEquals(trace.get("losses").values()[step], found, 0, "step " + (step + 1));
                for (ParameterTensor tensor : trainee.parameters()) {
                    assertArrayEquals(
                            tensor.values(),
                            trace.get("step_%d_%s".formatted(step + 1, tensor.fullName()))
                                    .values());
                    compared++;
                }
            }
            for (ParameterTensor tensor : trainee.parameters()) {
                assertArrayEquals(
                        tensor.values(),
                        read("weights-scratch-after-13.npz").get(tensor.fullName()).values());
            }
        }
        assertEquals(13 * 4, compared);
        assertEquals("[1,10,13]", spec().at("/engines/0/weightsAfter").toString());
        assertEquals(RATE / 4, trace.get("learning_rates").values()[10]);
    }

    @Test
    void batchesAreThoseOfTheTraining() throws IOException {
        Training job = new Training(network(LossName.QUADRATIC, 0), training("sgd", 0), IRIS);
        export(job, 7, scratch());
        double[] rows = read("batches.npz").get("rows").values();
        double[] used = read("examples.npz").get("rows").values();
        Iterator<int[]> expected = new MiniBatches(90, BATCH, 3).endless();
        List<int[]> positions = positions();
        int compared = 0;
        for (int step = 0; step < 7; step++) {
            int[] batch = expected.next();
            for (int i = 0; i < BATCH; i++) {
                assertEquals(i < batch.length ? batch[i] : -1, rows[step * BATCH + i]);
                if (i < batch.length) {
                    assertEquals(batch[i], used[positions.get(step)[i]]);
                }
                compared++;
            }
        }
        assertEquals(7 * BATCH, compared);
        assertEquals(90, used.length, "each example once, though two epochs use it");
    }

    @Test
    void masksAreThoseThatTheStepsUsed() throws IOException {
        Training job = new Training(network(LossName.QUADRATIC, 0.4), training("sgd", 0), IRIS);
        export(job, 6, scratch());
        Map<String, NpyArray> masks = read("masks.npz");
        Map<String, NpyArray> trace = read("trace-scratch.npz");
        int dropped = 0;
        for (int step = 1; step <= 6; step++) {
            double[] keep = masks.get("step_" + step + "_dropout_0").values();
            double[] a = trace.get("step_" + step + "_layer_0_a").values();
            double[] y = trace.get("step_" + step + "_layer_0_dropped").values();
            for (int i = 0; i < y.length; i++) {
                assertEquals(a[i] * (keep[i] / (1 - 0.4)), y[i]);
                dropped += keep[i] == 0 ? 1 : 0;
            }
        }
        assertEquals(0.4, dropped / (7.0 * (5 * BATCH + 10)), 0.05);
    }

    @Test
    void imagesAreExportedAsTheyWereMoved() throws IOException {
        DrawnDigits digits = DrawnDigits.draw(60, 10, 1);
        Split split = Split.lastSixth(digits.train(), digits.test());
        NetworkSpec network =
                NetworkSpec.dense(
                        784,
                        List.of(3),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        TrainingSpec plain = TrainingSpec.sgd(1, 25, 2, 1);
        Training job =
                new Training(
                        network,
                        new TrainingSpec(
                                plain.optimiser(),
                                plain.schedule(),
                                plain.earlyStopping(),
                                25,
                                2,
                                1,
                                new Augmentation(2, 0)),
                        split);
        export(job, 100, scratch());
        Map<String, NpyArray> examples = read("examples.npz");
        assertEquals(100, examples.get("rows").values().length, "50 in each of two epochs");
        double[] inputs = examples.get("inputs").values();
        for (int i = 0; i < 100; i++) {
            int epoch = (int) examples.get("epochs").values()[i] - 1;
            double[] row = new double[784];
            job.examples(epoch).copyRow((int) examples.get("rows").values()[i], row, 0);
            assertArrayEquals(row, Arrays.copyOfRange(inputs, i * 784, (i + 1) * 784));
        }
        assertEquals(4, spec().get("steps").asInt(), "all of the training");
    }

    @Test
    void everyArrayIsDescribedAsItIs() throws IOException {
        Training job = new Training(network(LossName.QUADRATIC, 0.4), training("adam", 0.1), IRIS);
        export(job, 6, scratch(), new ExportedEngine(new FastEngine(), Precision.FLOAT));
        int described = 0;
        for (JsonNode array : spec().get("arrays")) {
            String name =
                    array.get("name").asText().replace("_S_", "_1_").replace("step_S", "step_1");
            NpyArray found = read(array.get("file").asText()).get(name);
            assertEquals(array.get("shape").toString(), found.shape().toString().replace(" ", ""));
            assertEquals(array.get("dtype").asText(), found.type().label());
            described++;
        }
        assertTrue(described > 60, described + " arrays");
        for (String file : folder.toFile().list()) {
            boolean text = file.equals("spec.json") || file.equals("README.txt");
            assertTrue(text || spec().get("arrays").findValuesAsText("file").contains(file), file);
            assertTrue(text || Files.readString(folder.resolve("README.txt")).contains(file));
        }
        assertEquals("float", spec().at("/engines/1/precision").asText());
        assertEquals("dl4j", spec().at("/update/parameters/variant").asText());
        assertTrue(spec().at("/update/formula/2").asText().contains("sqrt(1 - beta2^t)"));
    }

    @Test
    void onlyAsManyTensorsAreWrittenAsFit() throws IOException {
        Training job = new Training(network(LossName.QUADRATIC, 0), training("sgd", 0), IRIS);
        StepExport steps =
                new StepExport(job, new ExportedSteps(job, 9), scratch(), folder, 50_000);
        try (Trainee trainee =
                new ScratchEngine()
                        .create(job.network(), job.training(), weights(job), Precision.DOUBLE)) {
            steps.run(trainee, done -> {});
        }
        assertTrue(steps.tracedSteps() > 1 && steps.tracedSteps() < 9, "" + steps.tracedSteps());
        Map<String, NpyArray> trace = read("trace-scratch.npz");
        assertTrue(trace.containsKey("step_%d_0_W".formatted(steps.tracedSteps())));
        assertFalse(trace.containsKey("step_%d_0_W".formatted(steps.tracedSteps() + 1)));
        assertEquals(List.of(9), trace.get("losses").shape());
        Path whole = Files.createDirectory(folder.resolve("whole"));
        new Export(job, weights(job), Optional.empty(), 9)
                .write(whole, List.of(scratch()), d -> {});
        assertArrayEquals(
                NpzFile.read(whole.resolve("trace-scratch.npz")).get("losses").values(),
                trace.get("losses").values());
    }

    @Test
    void stepsEndWhereTheLossIsNotFinite() throws IOException {
        TrainingSpec wild = TrainingSpec.sgd(1e300, BATCH, 4, 3);
        NetworkSpec network =
                NetworkSpec.dense(
                        4,
                        List.of(7),
                        3,
                        ActivationName.IDENTITY,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.XAVIER);
        export(new Training(network, wild, IRIS), 15, scratch());
        double[] losses = read("trace-scratch.npz").get("losses").values();
        assertTrue(losses.length < 15, losses.length + " steps");
        assertFalse(Double.isFinite(losses[losses.length - 1]));
        assertEquals(losses.length, spec().at("/engines/0/steps").asInt());
    }

    @Test
    void tooManyExamplesOrMasksAreRefused() {
        DrawnDigits few = DrawnDigits.draw(60, 10, 1);
        Split split = Split.lastSixth(few.train(), few.test());
        NetworkSpec wide =
                new NetworkSpec(
                        Model.MLP,
                        ExampleShape.image(28, 28),
                        List.of(NetworkSpec.MOST_UNITS),
                        10,
                        ActivationName.SIGMOID,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER,
                        0.5,
                        Normalisation.NONE);
        Training masks = new Training(wide, TrainingSpec.sgd(1, 50, 1000, 1), split);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Export(masks, List.of(), Optional.empty(), 1000))
                        .getMessage();
        assertTrue(message.contains("dropout masks of 1000 steps"), message);
    }

    @Test
    void sameTrainingGivesTheSameBytes() throws IOException {
        Training job = new Training(network(LossName.QUADRATIC, 0.2), training("adam", 0), IRIS);
        export(job, 4, scratch());
        Path again = Files.createDirectory(folder.resolve("again"));
        new Export(job, weights(job), Optional.empty(), 4)
                .write(again, List.of(scratch()), d -> {});
        int compared = 0;
        for (String file : again.toFile().list()) {
            assertArrayEquals(
                    Files.readAllBytes(again.resolve(file)),
                    Files.readAllBytes(folder.resolve(file)),
                    file);
            compared++;
        }
        assertEquals(9, compared);
    }
}
