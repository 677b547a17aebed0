package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An engine of a run, with one setting: what is shown beside the others.
 *
 * @param engine its label, such as {@code fast}
 * @param setting {@code a} or {@code b}
 * @param group its name without the seed: all seeds of a group are one curve
 * @param result its part of {@code run.json}
 */
record Subject(
        ReportRun run, String engine, String setting, String group, String label, JsonNode result) {

    private static final Pattern FILE_NAME = Pattern.compile("[0-9a-z-]{1,60}\\.npz");

    /** All engines of these runs, in order. */
    static List<Subject> of(List<ReportRun> runs) {
        boolean alike = areAlike(runs);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ReportRun run = runs.get(i);
            for (JsonNode result : run.document().path("engines")) {
                String engine = Text.of(result, "/name");
                String setting = result.path("setting").asText("a");
                String name = name(run, engine, setting);
                String group = alike ? name : "run " + (i + 1) + ": " + name;
                String label =
                        alike && runs.size() > 1
                                ? name + ", seed " + Text.of(run.document(), "/seed")
                                : group;
                subjects.add(new Subject(run, engine, setting, group, label, result));
            }
        }
        return subjects;
    }

    /** The engine, and its setting where two are compared. */
    private static String name(ReportRun run, String engine, String setting) {
        return run.document().has("against") ? engine + " (" + setting + ")" : engine;
    }

    /** Whether the runs are one experiment: they differ in engines and seeds only. */
    private static boolean areAlike(List<ReportRun> runs) {
        JsonNode first = runs.get(0).document();
        Set<List<String>> trainings = new HashSet<>();
        for (ReportRun run : runs) {
            if (!run.document().path("spec").equals(first.path("spec"))
                    || !run.document().path("data").equals(first.path("data"))) {
                return false;
            }
            for (JsonNode result : run.document().path("engines")) {
                List<String> training =
                        List.of(
                                Text.of(result, "/name"),
                                Text.of(result, "/setting"),
                                Text.of(run.document(), "/seed"));
                if (!trainings.add(training)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the run's weights of this engine are, if they are there; never in another folder. */
    Optional<Path> weightsFile() {
        String suffix = setting.equals("a") ? "" : "-" + setting;
        String name = "weights-" + engine + suffix + ".npz";
        return FILE_NAME.matcher(name).matches()
                ? Optional.of(run.folder().resolve(name)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /** What it said of the test examples, of the first seed. */
    Optional<Answers> answers() {
        return run.answers().stream()
                .filter(a -> a.engine().equals(engine) && a.setting().equals(setting))
                .findFirst();
    }
}
