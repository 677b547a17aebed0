package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Accuracies that its fast twin reaches on the real MNIST. */
@Tag("long")
@EnabledIfEnvironmentVariable(
        named = RealMnist.FOLDER,
        matches = ".+",
        disabledReason = RealMnist.MISSING)
class MnistFastTwinIT {
    @TempDir private Path home;

    private double fastAccuracy(String name, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("train", "--engine", "fast", "--json"));
        args.addAll(List.of("--quiet", "--out", home.resolve(name).toString()));
        args.addAll(List.of(options));
        JsonNode document = RealMnist.json(args.toArray(String[]::new));
        return document.get("engines").get(0).get("testAccuracy").asDouble();
    }

    @Test
    void fastTwinReachesTheLecturesMeanAccuracyOverFiveSeeds() throws IOException {
        double sum = 0;
        for (String seed : List.of("1", "2", "3", "4", "5")) {
            sum += fastAccuracy("n" + seed, "--initialiser", "normal", "--seed", seed);
        }
        assertTrue(sum / 5 >= 0.945, "mean " + sum / 5);
    }

    @Test
    void hundredHiddenUnitsReachTheirAccuracyInOneOfThreeSeeds() throws IOException {
        double best = 0;
        for (String seed : List.of("1", "2", "3")) {
            best = Math.max(best, fastAccuracy("h" + seed, "--hidden", "100", "--seed", seed));
        }
        assertTrue(best >= 0.96, "best " + best);
    }

    @Test
    void crossEntropyWithL2AndSoftmaxRegressionReachTheirAccuracies() throws IOException {
        double regularised =
                fastAccuracy(
                        "l2",
                        "--hidden",
                        "100",
                        "--loss",
                        "cross-entropy",
                        "--l2",
                        "1e-4",
                        "--learning-rate",
                        "0.1");
        assertTrue(regularised >= 0.975, "cross-entropy with L2 " + regularised);
        double softmax = fastAccuracy("softmax", "--model", "softmax", "--learning-rate", "0.02");
        assertTrue(softmax >= 0.92, "softmax regression " + softmax);
    }
}
