package crosscheck.comparison.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.ImageLayers;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.truthtable.TruthTable;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose checksums somebody made right, and whose content is wrong. */
class CheckpointContentTest {
    private static final List<TrainingState> STATES = Irises.states();

    @TempDir private Path folder;

    private Path document;
    private Path arrays;

    @BeforeEach
    void saveOne() throws IOException {
        document = folder.resolve("checkpoint-1.json");
        arrays = folder.resolve("checkpoint-1.npz");
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            checkpoints.save(Irises.setup(), STATES.get(10));
        }
    }

    private void seal() throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String name : List.of("best-2.npz", "checkpoint-1.npz", "checkpoint-1.json")) {
            if (Files.exists(folder.resolve(name))) {
                sums.put(name, Sha256.of(Files.readAllBytes(folder.resolve(name))));
            }
        }
        Files.writeString(folder.resolve("checkpoint-1.sha256"), Checksums.text(sums));
    }

    private TrainingState read(NetworkSpec network, TrainingSpec training) throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            return checkpoints.newest(warning -> {}).state(network, training);
        }
    }

    private String refusal() {
        return assertThrows(InvalidDataException.class, () -> read(Irises.NETWORK, Irises.TRAINING))
                .getMessage();
    }

    @Test
    void sealedAgainItIsTheSame() throws IOException {
        seal();
        assertEquals(STATES.get(10).stepCount(), read(Irises.NETWORK, Irises.TRAINING).stepCount());
    }

    @Test
    void changedDocumentsAreRefused() throws IOException {
        String text = Files.readString(document);
        Map<String, UnaryOperator<String>> changes = new LinkedHashMap<>();
        changes.put("format 4", s -> s.replace("\"format\" : 3", "\"format\" : 4"));
        changes.put("not of format 2", s -> s.replace("\"format\" : 3", "\"format\" : 2"));
        changes.put("unknown", s -> s.replaceFirst("\"seed\"", "\"seeed\" : 1, \"seed\""));
        changes.put(
                "is not what this program wrote: format must be a whole number but is missing",
                s -> s.replace("\"format\"", "\"formaat\""));
        changes.put("torn", s -> s.substring(0, s.length() / 2));
        changes.put("no epoch", s -> s.replaceAll("\"epoch\" : \\d+", "\"epoch\" : null"));
        changes.put("epoch text", s -> s.replaceAll("\"epoch\" : (\\d+)", "\"epoch\" : \"$1\""));
        changes.put("no epoch 0", s -> s.replaceAll("\"epoch\" : \\d+", "\"epoch\" : 0"));
        changes.put("no epoch 9", s -> s.replaceAll("\"epoch\" : \\d+", "\"epoch\" : 9"));
        changes.put("step -1", s -> s.replaceAll("\"step\" : \\d+", "\"step\" : -1"));
        changes.put("step 999", s -> s.replaceAll("\"step\" : \\d+", "\"step\" : 999"));
        changes.put("steps", s -> s.replaceAll("\"stepCount\" : \\d+", "\"stepCount\" : 77"));
        changes.put("best", s -> s.replaceAll("\"bestEpoch\" : \\d+", "\"bestEpoch\" : 1"));
        changes.put("twice", s -> s.replaceFirst("\\{", "{ \"format\" : 3,"));
        changes.put("trailing", s -> s + "{}");
        changes.put("huge", s -> s + " ".repeat(CheckpointReader.MOST_DOCUMENT));
        int refused = 0;
        for (Map.Entry<String, UnaryOperator<String>> change : changes.entrySet()) {
            String changed = change.getValue().apply(text);
            assertTrue(!changed.equals(text), change.getKey());
            Files.writeString(document, changed);
            seal();
            String message = refusal();
            assertTrue(message.contains("checkpoint-1"), change.getKey() + ": " + message);
            refused++;
        }
        assertEquals(16, refused);
    }

    @Test
    void changedArraysAreRefused() throws IOException {
        Map<String, NpyArray> good = NpzFile.read(arrays);
        int refused = 0;
        for (String name : List.of("weights_0_W", "state_1_b_v", "running", "metrics")) {
            NpyArray other = new NpyArray(NumberType.FLOAT64, List.of(1), new double[1]);
            for (boolean replaced : new boolean[] {true, false}) {
                Map<String, NpyArray> changed = new LinkedHashMap<>(good);
                changed.remove(name);
                if (replaced) {
                    changed.put(name, other);
                }
                NpzFile.write(arrays, changed);
                seal();
                assertTrue(refusal().contains("must have"), name);
                refused++;
            }
        }
        Map<String, NpyArray> wild = new LinkedHashMap<>(good);
        double[] figures = good.get("metrics").values().clone();
        figures[2] = 1e9; // more correct answers than examples
        wild.put("metrics", new NpyArray(NumberType.FLOAT64, good.get("metrics").shape(), figures));
        NpzFile.write(arrays, wild);
        seal();
        assertTrue(refusal().contains("is not usable"));
        assertEquals(8, refused);
    }

    @Test
    void anotherNetworkOrTrainingIsRefused() {
        NetworkSpec wider =
                NetworkSpec.dense(
                        4,
                        List.of(6),
                        3,
                        Irises.NETWORK.activation(),
                        Irises.NETWORK.loss(),
                        Irises.NETWORK.initialiser());
        TrainingSpec other = TrainingSpec.sgd(0.02, 30, 4, 1);
        for (String message :
                List.of(
                        assertThrows(InvalidDataException.class, () -> read(wider, Irises.TRAINING))
                                .getMessage(),
                        assertThrows(InvalidDataException.class, () -> read(Irises.NETWORK, other))
                                .getMessage())) {
            assertTrue(message.contains("means another training"), message);
        }
    }

    @Test
    void otherDataAreRefused() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            Checkpoint checkpoint = checkpoints.newest(warning -> {});
            checkpoint.requireData(DataSetup.of(Irises.SPLIT));
            String bytes =
                    assertThrows(
                                    InvalidDataException.class,
                                    () ->
                                            checkpoint.requireData(
                                                    DataSetup.of(TruthTable.XOR.split())))
                            .getMessage();
            assertTrue(bytes.contains("SHA-256"), bytes);
            String fewer =
                    assertThrows(
                                    InvalidDataException.class,
                                    () ->
                                            checkpoint.requireData(
                                                    DataSetup.of(
                                                            Irises.SPLIT.withTrainExamples(50))))
                            .getMessage();
            assertTrue(fewer.contains("taken apart in another way"), fewer);
        }
    }

    private static NetworkSpec cnn(ImageLayers own) {
        return new NetworkSpec(
                Model.CNN,
                ExampleShape.image(28, 28),
                List.of(),
                10,
                ActivationName.RELU,
                LossName.CROSS_ENTROPY,
                InitialiserName.HE,
                0,
                Normalisation.NONE,
                Optional.of(own));
    }

    private static final Path FILE = Path.of("checkpoint-1.json");

    private static CheckpointDocument documentOf(NetworkSpec network) throws IOException {
        TrainingSetup iris = Irises.setup();
        DataSetup digits =
                new DataSetup(
                        "digits",
                        "0".repeat(64),
                        90,
                        10,
                        10,
                        List.of(1, 28, 28),
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        CheckpointDocument written =
                CheckpointDocument.of(
                        new TrainingSetup(
                                iris.began(),
                                iris.commandLine(),
                                digits,
                                network,
                                iris.training(),
                                iris.engine(),
                                iris.weightsSource()),
                        Position.of(STATES.get(10)));
        return CheckpointDocument.read(FILE, written.bytes());
    }

    @Test
    void otherFiltersKernelsOrDropoutAreAnotherNetwork() throws IOException {
        CheckpointDocument document = documentOf(cnn(new ImageLayers(8, 3, 0.5)));
        document.requireSame(FILE, cnn(new ImageLayers(8, 3, 0.5)), Irises.TRAINING);
        int refused = 0;
        for (ImageLayers other :
                List.of(
                        new ImageLayers(9, 3, 0.5),
                        new ImageLayers(8, 4, 0.5),
                        new ImageLayers(8, 3, 0.25),
                        Model.CNN.defaultImageLayers().orElseThrow())) {
            assertThrows(
                    InvalidDataException.class,
                    () -> document.requireSame(FILE, cnn(other), Irises.TRAINING));
            refused++;
        }
        assertEquals(4, refused);
        assertThrows(
                InvalidDataException.class,
                () ->
                        document.requireSame(
                                FILE,
                                cnn(new ImageLayers(8, 3, 0.5)),
                                Irises.TRAINING.withSeed(Irises.TRAINING.seed() + 1)));
    }

    private static CheckpointDocument earlier(String name) throws IOException {
        try (InputStream in = CheckpointContentTest.class.getResourceAsStream(name)) {
            return CheckpointDocument.read(Path.of(name), in.readAllBytes());
        }
    }

    /** Written by the version before the network and its training became one object. */
    @Test
    void documentsOfTheFormatBeforeAreRead() throws IOException {
        NetworkSpec mlp =
                new NetworkSpec(
                        Model.MLP,
                        ExampleShape.vector(4),
                        List.of(6, 4),
                        3,
                        ActivationName.TANH,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER,
                        0.1,
                        Normalisation.NONE);
        TrainingSpec halving =
                new TrainingSpec(
                        new OptimiserSettings(
                                new Nesterov(0.8), 0.02, new GradientClipping.Value(0.5), 0.001),
                        new Schedule.Step(0.5, 2000),
                        Optional.of(new EarlyStopping(90_000, 0.001)),
                        10,
                        100_000,
                        7);
        CheckpointDocument first = earlier("format-2-mlp.json");
        first.requireSame(FILE, mlp, halving);
        assertEquals(229, first.position().epoch());
        assertEquals("fast", first.engine().name());
        assertThrows(
                InvalidDataException.class,
                () -> first.requireSame(FILE, mlp, halving.withSeed(8)));
        NetworkSpec lenet =
                new NetworkSpec(
                        Model.LENET,
                        ExampleShape.image(28, 28),
                        List.of(),
                        10,
                        ActivationName.RELU,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.HE,
                        0,
                        Normalisation.BATCH,
                        Optional.of(new ImageLayers(3, 3, 0.25)));
        TrainingSpec adam =
                new TrainingSpec(
                        OptimiserSettings.of(Choices.OPTIMISERS.parse("adam"), 0.001),
                        Schedule.CONSTANT,
                        Optional.of(new EarlyStopping(3, 0)),
                        128,
                        1000,
                        1);
        CheckpointDocument second = earlier("format-2-lenet.json");
        second.requireSame(FILE, lenet, adam);
        assertThrows(
                InvalidDataException.class,
                () ->
                        second.requireSame(
                                FILE, lenet.withInitialiser(InitialiserName.XAVIER), adam));
    }
}
