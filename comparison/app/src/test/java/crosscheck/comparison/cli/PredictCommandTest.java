package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.runfolder.SavedRun;
import crosscheck.comparison.runfolder.SavedWeights;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.Normalisation;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictCommandTest {
    private static final DrawnDigits DIGITS = DrawnDigits.draw(300, 60, 1);
    @TempDir private static Path home;
    private static Path drawn;

    @TempDir private Path own;

    @BeforeAll
    static void drawAndTrain() throws IOException {
        drawn = home.resolve("drawn");
        DIGITS.writeIdx(drawn);
        train("fast", "float", home.resolve("fast"));
    }

    private static void train(String engine, String precision, Path run) {
        Cli cli =
                Cli.run(
                        home.resolve("cache"),
                        ("train --hidden 8 --loss cross-entropy --learning-rate 0.5 --epochs 3"
                                        + " --quiet --engine "
                                        + engine
                                        + " --precision "
                                        + precision
                                        + " --data "
                                        + drawn
                                        + " --out "
                                        + run)
                                .split(" "));
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    }

    private static Cli predict(Path run, String... args) {
        List<String> all = new ArrayList<>(List.of("predict", "--model", run.toString()));
        all.addAll(List.of(args));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private static JsonNode json(Path run, String... args) throws IOException {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--json";
        Cli cli = predict(run, all);
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertEquals("", cli.err());
        return new ObjectMapper().readTree(cli.out());
    }

    // ---- the same numbers --------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"scratch, double", "fast, float", "dl4j, float", "dl4j, double"})
    void savedNetworkSaysWhatTheTrainedOneSays(String label, String precisionLabel)
            throws IOException {
        Path run = own.resolve("run");
        train(label, precisionLabel, run);
        NetworkSpec network =
                new NetworkSpec(
                        Model.MLP,
                        DIGITS.train().shape(),
                        List.of(8),
                        10,
                        ActivationName.SIGMOID,
                        LossName.CROSS_ENTROPY,
                        InitialiserName.XAVIER,
                        0,
                        Normalisation.NONE);
        TrainingSpec training = TrainingSpec.sgd(0.5, 10, 3, 1);
        Split split = Split.lastSixth(DIGITS.train(), DIGITS.test());
        Engine engine = Engines.create(EngineName.valueOf(label.toUpperCase(Locale.ROOT)), 1);
        Precision precision = Precision.valueOf(precisionLabel.toUpperCase(Locale.ROOT));
        List<ParameterTensor> weights =
                new Training(network, training, split)
                        .run(
                                engine,
                                precision,
                                ScratchEngine.drawWeights(network, 1),
                                TrainingListener.SILENT)
                        .weights();

        SavedRun saved = SavedRun.read(run);
        SavedWeights read = saved.weights(engine.name());
        assertEquals(network, saved.network());
        assertEquals(precision, read.precision());
        assertEquals(weights.size(), read.tensors().size());
        for (int i = 0; i < weights.size(); i++) {
            assertEquals(weights.get(i).fullName(), read.tensors().get(i).fullName());
            assertArrayEquals(weights.get(i).values(), read.tensors().get(i).values());
        }
        try (Trainee trainee = engine.create(network, training, weights, precision)) {
            double[] expected = trainee.predictProbabilities(DIGITS.test(), new int[] {17, 3});
            JsonNode predictions = json(run, "--index", "17", "3").get("predictions");
            double[] found = new double[20];
            for (int i = 0; i < found.length; i++) {
                JsonNode of = predictions.get(i / 10).get("engines").get(0);
                assertEquals(label, of.get("name").asText());
                found[i] = of.get("probabilities").get(i % 10).asDouble();
            }
            assertArrayEquals(expected, found);
            assertEquals(DIGITS.test().label(3), predictions.get(1).get("label").asInt());
        }
    }

    @Test
    void everyEngineOfACompareRunAnswersWithItsOwnWeights() throws IOException {
        Path run = own.resolve("compare");
        Cli compare =
                Cli.run(
                        home.resolve("cache"),
                        ("compare --engines scratch,fast,dl4j --data iris --hidden 8 --epochs 100"
                                        + " --learning-rate 0.3 --parity-steps 20 --quiet --out "
                                        + run)
                                .split(" "));
        assertEquals(ExitCode.OK, compare.exitCode(), compare.err());
        JsonNode document = json(run, "--index", "7", "--engines", "dl4j,scratch,fast");
        JsonNode engines = document.get("predictions").get(0).get("engines");
        assertEquals(
                "[weights-dl4j.npz, weights-scratch.npz, weights-fast.npz]",
                engines.findValuesAsText("weights").toString());
        assertEquals("[setosa, versicolor, virginica]", texts(document.get("classes")));
        double scratch = engines.get(1).get("probability").asDouble();
        for (JsonNode engine : engines) {
            assertEquals(scratch, engine.get("probability").asDouble(), 1e-4);
        }
        assertEquals(
                "scratch",
                json(run, "--index", "7")
                        .get("predictions")
                        .get(0)
                        .get("engines")
                        .get(0)
                        .get("name")
                        .asText());
    }

    private static String texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts.toString();
    }

    @Test
    void anotherEngineTakesTheWeightsThereAre() throws IOException {
        JsonNode engines =
                json(home.resolve("fast"), "--index", "17", "--engines", "fast,dl4j,scratch")
                        .get("predictions")
                        .get(0)
                        .get("engines");
        assertEquals("[float, float, double]", engines.findValuesAsText("precision").toString());
        for (JsonNode engine : engines) {
            assertEquals("weights-fast.npz", engine.get("weights").asText());
            for (int label = 0; label < 10; label++) {
                assertEquals(
                        engines.get(0).get("probabilities").get(label).asDouble(),
                        engine.get("probabilities").get(label).asDouble(),
                        1e-5);
            }
        }
    }

    // ---- pictures and text -------------------------------------------------------------------

    @Test
    void pictureIsPreparedAndSavedAsTheNetworkSawIt() throws IOException {
        Path image = own.resolve("digit.png");
        Path seen = own.resolve("seen.png");
        PictureFile.write(image, GreyPicture.of(DIGITS.test(), 17));
        Cli cli =
                predict(
                        home.resolve("fast"),
                        "--image",
                        image.toString(),
                        "--save-prepared",
                        seen.toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        assertTrue(cli.out().startsWith(image + ": "), cli.out());
        assertTrue(cli.out().contains("\n  9  |"), cli.out());
        assertEquals(28, PictureFile.read(seen).width());
        JsonNode twice =
                json(home.resolve("fast"), "--image", image.toString(), seen.toString())
                        .get("predictions");
        for (int label = 0; label < 10; label++) {
            assertEquals(
                    probability(twice.get(0), label),
                    probability(twice.get(1), label),
                    0.01,
                    "what was prepared hardly changes when it is prepared again");
        }
        Cli both = predict(home.resolve("fast"), "--image", seen.toString(), image.toString());
        assertEquals(2 * 12 + 1, both.out().lines().count(), both.out());
    }

    private static double probability(JsonNode prediction, int label) {
        return prediction.get("engines").get(0).get("probabilities").get(label).asDouble();
    }

    @Test
    void firstLineTellsTheMostLikelyClassAndTheTrueOne() throws IOException {
        JsonNode engine =
                json(home.resolve("fast"), "--index", "17")
                        .get("predictions")
                        .get(0)
                        .get("engines")
                        .get(0);
        double most = 0;
        for (JsonNode probability : engine.get("probabilities")) {
            most = Math.max(most, probability.asDouble());
        }
        assertEquals(most, engine.get("probability").asDouble());
        String line =
                predict(home.resolve("fast"), "--index", "17").out().lines().findFirst().get();
        assertEquals(
                "test example 17: %s (fast, %s); it is labelled %d"
                        .formatted(
                                engine.get("class").asText(),
                                String.format(Locale.ROOT, "%.2f %%", 100 * most),
                                DIGITS.test().label(17)),
                line);
    }

    @Test
    void sameDataElsewhereIsTakenAndOtherDataRefused() throws IOException {
        Path moved = own.resolve("moved").resolve("drawn");
        DIGITS.writeIdx(moved);
        json(home.resolve("fast"), "--index", "0", "--data", moved.toString());
        Path other = own.resolve("other");
        DrawnDigits.draw(300, 60, 2).writeIdx(other);
        Cli cli = predict(home.resolve("fast"), "--index", "0", "--data", other.toString());
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode());
        assertTrue(cli.err().contains("but what is here has"), cli.err());
        assertEquals(1, cli.err().lines().count(), cli.err());
    }

    @Test
    void datasetOfSelectedRowsIsAskedInTheOrderGiven() throws IOException {
        JsonNode predictions =
                json(home.resolve("fast"), "--index", "5", "0", "5").get("predictions");
        Dataset test = DIGITS.test();
        assertEquals(3, predictions.size());
        assertEquals(test.label(5), predictions.get(0).get("label").asInt());
        assertEquals(test.label(0), predictions.get(1).get("label").asInt());
        assertEquals(predictions.get(0).toString(), predictions.get(2).toString());
    }

    @Test
    void nothingIsLeftBehind() {
        String[] before = home.resolve("fast").toFile().list();
        predict(home.resolve("fast"), "--index", "1");
        assertArrayEquals(before, home.resolve("fast").toFile().list());
        assertTrue(List.of(before).contains("weights-fast.npz"), Arrays.toString(before));
    }
}
