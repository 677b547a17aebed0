package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.console.Table;
import crosscheck.data.source.CatalogEntry;
import crosscheck.data.source.DataCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crosscheck data list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the data sets and where each is or would come from.")
final class DataListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Where MNIST may be.")
    private Path dataDir;

    @Mixin private OutputOptions outputOptions;

    DataListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = outputOptions.console(surroundings);
        try (DataProgress progress = new DataProgress(console)) {
            List<CatalogEntry> entries =
                    DataCatalog.standard(surroundings.environment(), progress)
                            .list(Optional.ofNullable(dataDir));
            console.out().println(outputOptions.json() ? json(entries) : table(entries));
        }
        return ExitCode.OK;
    }

    private static String table(List<CatalogEntry> entries) {
        return Table.ofText(
                List.of("data", "what", "state", "where"),
                entries.stream()
                        .map(e -> List.of(e.name(), e.description(), state(e), e.where()))
                        .toList());
    }

    private static String json(List<CatalogEntry> entries) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (CatalogEntry entry : entries) {
            array.addObject()
                    .put("name", entry.name())
                    .put("description", entry.description())
                    .put("state", state(entry))
                    .put("where", entry.where());
        }
        return array.toPrettyString();
    }

    private static String state(CatalogEntry entry) {
        return entry.availability().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
