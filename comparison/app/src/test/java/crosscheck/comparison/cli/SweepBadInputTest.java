package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What people may get wrong about a new study: one sentence, the right exit code, nothing left. */
class SweepBadInputTest {
    /** Options, then a part of the sentence. */
    private static final String WRONG_USE =
            """
            --vary colour=red,green | there is no parameter 'colour'
            --vary hiden=3 | there is no parameter 'hiden'
            --vary data=iris,xor | there is no parameter 'data'
            --vary seed=1,2 | there is no parameter 'seed'
            --vary optimiser.beta1=0..1 | optimiser.beta1 needs --optimiser
            --vary learningRate | expected a name and its values
            --vary =1,2 | expected a name and its values
            --vary a-b=1,2 | must be letters and digits
            --vary hidden= | none that is empty
            --vary hidden=1,,2 | none that is empty
            --vary hidden=2,2 | the values must be different
            --vary hidden=2 --vary hidden=3 | can be varied once only
            --vary learningRate=1..1 | must go from a number to a larger one
            --vary learningRate=.. | '' is no number
            --vary learningRate=1..2..3 | '2..3' is no number
            --vary hidden=int:5..5 | must go from a number to a larger one
            --vary hidden=int:9..2 | must go from a number to a larger one
            --vary hidden=int:1..1e3 | '1e3' is no whole number
            --vary hidden=int:1..99999999999 | is no whole number
            --vary hidden=int:-2147483648..2147483647 | must go from a number to a larger one
            --vary hidden=lin:1..2 | expected log:, int: or intlog:, found 'lin:'
            --vary learningRate=log:0..1 | a logarithmic range must begin above 0, not at 0.0
            --vary learningRate=log:-1..1 | a logarithmic range must begin above 0, not at -1.0
            --vary hidden=intlog:0..9 | a logarithmic range must begin above 0, not at 0
            --vary learningRate=NaN..1 | must go from a number to a larger one, not NaN..1.0
            --vary learningRate=log:0.1..NaN | must go from a number to a larger one
            --vary learningRate=0..Infinity | must go from a number to a larger one
            --vary learningRate=-Infinity..0 | must go from a number to a larger one
            --vary learningRate=0..1e999 | must go from a number to a larger one
            --vary l2=0..1 --vary dropout=0..0.5 --vary learningRate=1..2 --sampler grid:points=1000 | more than 1000000 points
            --vary hidden=2 --sampler magic | random
            --vary hidden=2 --sampler random:x=1 | x
            --vary hidden=2 --sampler tpe:gamma=2 | gamma
            --vary hidden=2 --sampler tpe:gamma=NaN | gamma
            --vary hidden=2 --sampler grid:points=1 | points must be from 2 to 1000, not 1
            --vary hidden=2 --prune magic | none
            --vary hidden=2 --prune asha:eta=1 | eta
            --vary hidden=2 --prune median:warmUp=-1 | warmUp
            --vary hidden=2 --where hidden | --where
            --vary hidden=2 --where hidden<colour | colour is not varied
            --vary hidden=2 --where (hidden<3 | --where
            --vary hidden=2-3,4 --where hidden<3 | '2-3' is no number
            --vary hidden=2 --trials 0 | trials must be from 1 to 1000000, not 0
            --vary hidden=2 --trials -1 | trials must be from 1 to 1000000, not -1
            --vary dropout=0..0.5 --trials 1000001 | trials must be from 1 to 1000000, not 1000001
            --vary hidden=2 --trials many | 'many' is not an int
            --vary hidden=2 --workers 0 | --workers must be from 1 to 1024, not 0
            --vary hidden=2 --workers -2 | --workers must be from 1 to 1024, not -2
            --vary hidden=2 --workers 1025 | --workers must be from 1 to 1024, not 1025
            --vary hidden=2 --seeds 0 | seeds of a trial must be from 1 to 100, not 0
            --vary hidden=2 --seeds 101 | seeds of a trial must be from 1 to 100, not 101
            --vary hidden=2 --retries -1 | retries must be from 0 to 100, not -1
            --vary hidden=2 --time-limit 0 | the time limit must be finite and above 0 s
            --vary hidden=2 --time-limit NaN | the time limit must be finite and above 0 s
            --vary hidden=2 --time-limit Infinity | the time limit must be finite and above 0 s
            --vary hidden=2 --max-parameters 0 | the most parameters must be at least 1, not 0
            --vary hidden=2 --confirm -1 | trials to confirm must be from 0 to 1000000, not -1
            --vary hidden=2 --confirm 1 --engines dl4j | a second engine
            --vary hidden=2 --engines foo | expected scratch or fast or dl4j, found 'foo'
            --vary hidden=2 --engines fast,fast | several different ones
            --vary hidden=2 --name ../x | the name of a study must be
            --vary hidden=2 --name .hidden | the name of a study must be
            --vary hidden=2 --name a/b | the name of a study must be
            --vary hidden=2 --study lecture | give what to search
            --study nothing | found 'nothing'
            --trials 3 | give what to search
            --resume a --vary hidden=2 | leave out --
            --resume a --epochs 3 | leave out --epochs
            """;

    private static final Map<String, String> SPACES = new LinkedHashMap<>();

    static {
        SPACES.put("", "must have an object, parameters");
        SPACES.put("just a text", "must have an object, parameters");
        SPACES.put("parameters: [1, 2]", "must have an object, parameters");
        SPACES.put("parameters: {}", "needs at least one parameter");
        SPACES.put("parameters: {hidden: 3}\nother: 1", "nothing but a list, where");
        SPACES.put("parameters: {hidden: [3, 3]}", "the values must be different");
        SPACES.put("parameters: {hidden: [[3]]}", "a list must have plain values");
        SPACES.put("parameters: {hidden: null}", "expected a text or a list");
        SPACES.put("parameters: {hidden: {a: 1}}", "expected a text or a list");
        SPACES.put("parameters: {hidden: [3, null]}", "a list must have plain values");
        SPACES.put("parameters: {learningRate: 'log:0..1'}", "must begin above 0");
        SPACES.put("parameters:\n  hidden: 3\n  hidden: 4", "neither YAML nor JSON");
        SPACES.put("{\"parameters\": {\"hidden\": [3", "neither YAML nor JSON");
        SPACES.put("parameters: {hidden: 3}\n--- # another document\na: 1", "neither YAML nor");
        SPACES.put("\tparameters: {hidden: 3}", "neither YAML nor JSON");
        SPACES.put("parameters: {hidden: 3}\nwhere: hidden<4", "where: expected a list");
        SPACES.put("parameters: {hidden: 3}\nwhere: [[1]]", "a list must have texts");
        SPACES.put("parameters: {hidden: &a [3, 4], layers: *a}", "no anchors");
        SPACES.put("a: &a [1]\nb: &b [*a, *a]\nparameters: *b", "no anchors");
        SPACES.put("parameters: {hidden: !!java.io.File [/etc/passwd]}", "no tags");
        SPACES.put("parameters: {hidden: !!javax.script.ScriptEngineManager {}}", "no tags");
        SPACES.put("parameters: " + "[".repeat(20_000), "neither YAML nor JSON");
        SPACES.put("# " + "x".repeat(70_000), "must have at most 65536 bytes but has 70002");
    }

    @TempDir private Path home;

    private Cli sweep(String... options) {
        List<String> all = new ArrayList<>(List.of("sweep", "--quiet"));
        all.addAll(List.of(options));
        all.addAll(List.of("--studies", home.resolve("studies").toString()));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private Executable refused(Cli cli, int exitCode, String sentence, String what) {
        boolean left = Files.exists(home.resolve("studies")); // as it is now
        return () -> {
            assertFalse(left, what + " leaves something behind");
            assertRefused(cli, exitCode, sentence, what);
        };
    }

    private static void assertRefused(Cli cli, int exitCode, String sentence, String what) {
        assertEquals(exitCode, cli.exitCode(), what + ": " + cli.err());
        assertTrue(cli.err().contains(sentence), what + ": " + cli.err());
        long lines = exitCode == ExitCode.USAGE ? 2 : 1; // where to look for help, and no more
        assertEquals(lines, cli.err().lines().count(), what + ": " + cli.err());
        assertEquals("", cli.out(), what);
    }

    @Test
    void optionsOutOfRangeAreWrongUse() {
        List<Executable> cases = new ArrayList<>();
        for (String line : WRONG_USE.lines().toList()) {
            int bar = line.lastIndexOf(" | ");
            List<String> options = new ArrayList<>(List.of(line.substring(0, bar).split(" ")));
            if (!options.contains("--resume")) {
                options.addAll(List.of("--data", "iris"));
            }
            Cli cli = sweep(options.toArray(String[]::new));
            cases.add(refused(cli, ExitCode.USAGE, line.substring(bar + 3), line));
        }
        assertEquals(68, cases.size());
        assertAll(cases);
    }

    @Test
    void filesThatAreNoSpacesAreInvalid() throws IOException {
        List<Executable> cases = new ArrayList<>();
        for (Map.Entry<String, String> space : SPACES.entrySet()) {
            Path file = home.resolve("space.yaml");
            Files.writeString(file, space.getKey());
            Cli cli = sweep("--data", "iris", "--space", file.toString());
            String what = space.getKey().substring(0, Math.min(80, space.getKey().length()));
            cases.add(refused(cli, ExitCode.INVALID_INPUT, space.getValue(), what));
        }
        Files.write(home.resolve("space.yaml"), new byte[] {0, (byte) 0xff, 1, 2, (byte) 0xfe});
        for (String name : List.of("space.yaml", "missing.yaml", ".")) {
            Cli cli = sweep("--data", "iris", "--space", home.resolve(name).toString());
            String file = home.resolve(name).toString();
            cases.add(refused(cli, ExitCode.INVALID_INPUT, file, name));
        }
        assertEquals(26, cases.size());
        assertAll(cases);
    }

    @Test
    void whatIsNotThereIsTold() {
        List<Executable> cases = new ArrayList<>();
        for (String options :
                List.of("--resume a", "show a", "best a", "report a", "export csv a")) {
            Cli cli = sweep(options.split(" "));
            cases.add(refused(cli, ExitCode.INVALID_INPUT, "there is no study in", options));
        }
        assertEquals(5, cases.size());
        assertAll(cases);
    }
}
