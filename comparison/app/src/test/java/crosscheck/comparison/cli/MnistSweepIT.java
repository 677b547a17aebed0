package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.statistics.RankCorrelation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The lecture's sweep on the real MNIST: all of it by the fast twin, a tenth by the framework. */
@Tag("long")
@EnabledIfEnvironmentVariable(
        named = RealMnist.FOLDER,
        matches = ".+",
        disabledReason = RealMnist.MISSING)
class MnistSweepIT {
    private static final int TRIALS = 81;

    /** Measured: 0.61. */
    private static final double LEAST_KENDALL = 0.3;

    @TempDir private static Path home;

    private static JsonNode fast;
    private static JsonNode framework;

    @BeforeAll
    static void sweep() throws IOException {
        fast = lecture("fast");
        framework = lecture("dl4j", "--train-examples", "5000");
    }

    private static JsonNode lecture(String engine, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("sweep", "--study", "lecture"));
        args.addAll(List.of("--engines", engine, "--name", engine, "--workers", "2"));
        args.addAll(List.of("--studies", home.toString(), "--json", "--quiet"));
        args.addAll(List.of(more));
        return RealMnist.json(args.toArray(String[]::new));
    }

    private static void assertComplete(JsonNode study) {
        assertEquals(TRIALS, study.get("trials").size());
        assertEquals(TRIALS, study.get("counts").get("complete").asInt(), study.toString());
        for (JsonNode trial : study.get("trials")) {
            JsonNode seeds = trial.get("engines").get(0).get("seeds");
            assertEquals(1, seeds.size());
            assertEquals(5, seeds.get(0).get("epochs").size(), trial.toString());
        }
        JsonNode winner = study.get("trials").get(study.get("best").asInt());
        assertEquals("1", winner.get("parameters").get("learningRate").asText());
    }

    @Test
    void fastTwinCompletesTheLectureAndLearningRateOneWins() {
        assertComplete(fast);
        assertEquals(1, fast.get("tests").size());
        double accuracy = fast.get("tests").get(0).get("accuracy").asDouble();
        assertTrue(accuracy >= 0.96, "test accuracy " + accuracy);
    }

    @Test
    void frameworkCompletesItOnATenthAndLearningRateOneWins() {
        assertComplete(framework);
        List<String> arguments = new ArrayList<>();
        framework.get("spec").get("arguments").forEach(word -> arguments.add(word.asText()));
        assertTrue(arguments.containsAll(List.of("--train-examples", "5000")), "" + arguments);
    }

    @Test
    void bothPutTheTrialsInASimilarOrder() {
        double kendall =
                RankCorrelation.kendall(accuracies(fast), accuracies(framework)).orElseThrow();
        assertTrue(kendall > LEAST_KENDALL, "Kendall's tau " + kendall);
    }

    private static double[] accuracies(JsonNode study) {
        double[] all = new double[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            all[trial] = study.get("trials").get(trial).get("objective").asDouble();
        }
        return all;
    }
}
