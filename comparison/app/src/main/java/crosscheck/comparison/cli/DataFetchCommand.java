package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.data.InvalidDataException;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crosscheck data fetch}. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Downloads a data set into the cache and checks it.")
final class DataFetchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "NAME",
            defaultValue = "mnist",
            description = "The data set (default: ${DEFAULT-VALUE}).")
    private String name;

    @Mixin private OutputOptions outputOptions;

    DataFetchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InvalidDataException {
        Console console = outputOptions.console(surroundings);
        try (DataProgress progress = new DataProgress(console)) {
            Path folder =
                    DataCatalog.standard(surroundings.environment(), progress)
                            .fetch(DataRequest.of(name));
            String text =
                    outputOptions.json()
                            ? JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", name)
                                    .put("folder", folder.toString())
                                    .toPrettyString()
                            : name + " is in " + folder;
            console.out().println(text);
        }
        return ExitCode.OK;
    }
}
