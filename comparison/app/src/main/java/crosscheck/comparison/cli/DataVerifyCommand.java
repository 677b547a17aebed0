package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.data.InvalidDataException;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataRequest;
import crosscheck.data.source.FileCheck;
import crosscheck.data.source.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crosscheck data verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Reads a data set from end to end and prints the checksums of its files.")
final class DataVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "NAME|FOLDER",
            defaultValue = "mnist",
            description = "The data set (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Where MNIST is.")
    private Path dataDir;

    @Option(
            names = "--classes",
            paramLabel = "K",
            defaultValue = "" + DataRequest.DEFAULT_CLASSES,
            description = "Classes of a folder of IDX files (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Mixin private OutputOptions outputOptions;

    DataVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InvalidDataException {
        Console console = outputOptions.console(surroundings);
        try (DataProgress progress = new DataProgress(console)) {
            Verification found =
                    DataCatalog.standard(surroundings.environment(), progress)
                            .verify(new DataRequest(name, Optional.ofNullable(dataDir), classes));
            console.out().println(outputOptions.json() ? json(found) : text(found));
            found.requirePassed();
        }
        return ExitCode.OK;
    }

    private static String text(Verification found) {
        String table =
                Table.ofText(
                        List.of("file", "bytes", "SHA-256", "verdict"),
                        found.files().stream()
                                .map(f -> List.of(f.file(), bytes(f), f.sha256(), verdict(f)))
                                .toList());
        return found.name() + ", " + found.where() + System.lineSeparator() + table;
    }

    private static String json(Verification found) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", found.name()).put("where", found.where());
        ArrayNode files = document.putArray("files");
        for (FileCheck file : found.files()) {
            ObjectNode node = files.addObject().put("file", file.file());
            file.rawBytes().ifPresent(bytes -> node.put("bytes", bytes));
            node.put("sha256", file.sha256())
                    .put("expectedSha256", file.expectedSha256().orElse(null))
                    .put("verdict", verdict(file));
        }
        return document.toPrettyString();
    }

    private static String bytes(FileCheck file) {
        return file.rawBytes().isPresent() ? Numbers.count(file.rawBytes().getAsLong()) : "";
    }

    private static String verdict(FileCheck file) {
        return file.verdict().name().toLowerCase(Locale.ROOT);
    }
}
