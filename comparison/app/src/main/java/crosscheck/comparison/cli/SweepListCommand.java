package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crosscheck sweep list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the studies, with how far each has come and its best trial.")
final class SweepListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private StudiesOptions studies;
    @Mixin private OutputOptions output;

    SweepListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = output.console(surroundings);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        List<List<String>> rows = new ArrayList<>();
        for (String name : names()) {
            try (StudyStore store = studies.open(name)) {
                add(name, store, json, rows);
            } catch (StudyStoreException e) {
                console.warning("crosscheck: " + e.getMessage() + ".");
            }
        }
        console.out()
                .println(
                        output.json()
                                ? json.toPrettyString()
                                : Table.ofText(
                                        List.of("study,data,trials,states,engines,best".split(",")),
                                        rows));
        return ExitCode.OK;
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(studies.folder())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(studies.folder())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.isRegularFile(studies.database(name)))
                    .sorted()
                    .toList();
        }
    }

    private static void add(
            String name, StudyStore store, ArrayNode json, List<List<String>> rows) {
        String states = SweepText.states(store.counts());
        List<String> engines = store.spec().engines().stream().map(e -> e.label()).toList();
        Optional<Trial> best = store.best();
        json.addObject()
                .put("study", name)
                .put("data", store.spec().dataName())
                .put("trials", store.spec().trials())
                .put("states", states)
                .put("engines", String.join(",", engines))
                .put("best", best.map(Trial::number).orElse(null))
                .put("objective", best.map(t -> t.objective().getAsDouble()).orElse(null));
        rows.add(
                List.of(
                        name,
                        store.spec().dataName(),
                        String.valueOf(store.spec().trials()),
                        states,
                        String.join(",", engines),
                        best.map(
                                        t ->
                                                "%s (trial %d: %s)"
                                                        .formatted(
                                                                Numbers.percent(
                                                                        t.objective()
                                                                                .getAsDouble()),
                                                                t.number(),
                                                                t.point()))
                                .orElse("-")));
    }
}
