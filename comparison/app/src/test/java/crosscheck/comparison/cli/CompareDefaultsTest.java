package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench --compare-defaults} with a few examples: what it reports, not how fast it is. */
class CompareDefaultsTest {
    @TempDir private Path home;

    private Cli bench(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "bench";
        args[1] = "--compare-defaults";
        System.arraycopy(more, 0, args, 2, more.length);
        return Cli.run(home.resolve("cache"), args);
    }

    @Test
    void bothSidesTrainBothNetworksTheSameWay() throws IOException {
        DrawnDigits.draw(60, 20, 1).writeIdx(home.resolve("drawn"));
        Cli cli =
                bench(
                        "--data",
                        home.resolve("drawn").toString(),
                        "--train-examples",
                        "35",
                        "--mini-batch-size",
                        "10",
                        "--rounds",
                        "1",
                        "--json",
                        "--out",
                        home.resolve("run").toString());
        assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
        JsonNode contests = new ObjectMapper().readTree(cli.out()).get("compareDefaults");
        Map<String, Integer> helpers = Map.of("mlp", 0, "cnn", 3);
        for (JsonNode contest : contests) {
            assertEquals(35, contest.at("/data/train").asInt());
            assertEquals("drawn", contest.at("/data/name").asText());
            assertTrue(contest.get("lossesAgree").asBoolean(), contest.toString());
            checkSide(contest.get("asShipped"), 0);
            checkSide(contest.get("asCrosscheck"), helpers.get(contest.get("model").asText()));
            checkLosses(contest);
            assertTrue(contest.at("/asShipped/javaOptions").isEmpty());
            double shipped = contest.at("/asShipped/secondsPerEpoch/median").asDouble();
            double tuned = contest.at("/asCrosscheck/secondsPerEpoch/median").asDouble();
            assertEquals(shipped / tuned, contest.get("timesAsFast").asDouble(), 1e-9);
        }
        assertEquals("mlp", contests.get(0).get("model").asText());
        assertEquals("cnn", contests.get(1).get("model").asText());
        assertEquals(2, contests.size());
        assertTrue(cli.err().contains("cnn as shipped, round 1/1: "), cli.err());
        JsonNode run = new ObjectMapper().readTree(home.resolve("run/run.json").toFile());
        assertEquals(contests, run.get("compareDefaults"));
        String page = Files.readString(home.resolve("run/report.html"));
        assertTrue(page.contains("as Crosscheck runs it") && page.contains("Seconds per epoch"));
    }

    private static void checkSide(JsonNode side, int layersWithHelper) {
        assertEquals(layersWithHelper, side.get("layersWithHelper").asInt(), side.toString());
        assertTrue(side.at("/secondsPerEpoch/least").asDouble() > 0);
        assertTrue(side.at("/evaluationSeconds/median").asDouble() > 0);
        assertEquals(1, side.get("turns").size());
        assertTrue(side.get("computesWith").asText().startsWith("ND4J "), side.toString());
        boolean linux = Files.exists(Path.of("/proc/self/status"));
        assertEquals(linux, side.get("peakResidentMebibytes").asLong() > 50, side.toString());
    }

    /** Four steps, and not the same loss four times. */
    private static void checkLosses(JsonNode contest) {
        JsonNode shipped = contest.at("/asShipped/firstLosses");
        JsonNode tuned = contest.at("/asCrosscheck/firstLosses");
        assertEquals(4, shipped.size());
        assertEquals(4, tuned.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(shipped.get(i).asDouble(), tuned.get(i).asDouble(), 1e-4);
        }
        assertTrue(Math.abs(shipped.get(0).asDouble() - shipped.get(3).asDouble()) > 1e-3);
        assertEquals(
                contest.at("/asShipped/turns/0/testAccuracy").asDouble(),
                contest.at("/asCrosscheck/turns/0/testAccuracy").asDouble(),
                0.051); // one of the twenty
    }

    @Test
    void whatItCannotMeasureIsWrongUse() {
        Cli engines = bench("--engines", "scratch,dl4j");
        assertEquals(ExitCode.USAGE, engines.exitCode());
        assertTrue(engines.err().contains("measures dl4j alone"), engines.err());
        Cli hidden = bench("--model", "cnn", "--hidden", "5");
        assertEquals(ExitCode.USAGE, hidden.exitCode());
        assertTrue(hidden.err().contains("cnn has its own layers"), hidden.err());
        assertTrue(hidden.err().contains("crosscheck bench --help"), hidden.err());
        assertEquals(ExitCode.USAGE, bench("--rounds", "1001").exitCode());
    }

    @Test
    void lanesAreNotForPeople() {
        assertFalse(Cli.run(home, "--help").out().contains(LaneCommand.NAME));
    }
}
