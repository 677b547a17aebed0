package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A run folder of {@code train} or {@code compare}, as a report reads it. Immutable. */
public final class ReportRun {
    private static final Set<String> COMMANDS = Set.of("compare", "train");

    private final Path folder;
    private final JsonNode document;
    private final List<EpochRow> metrics;
    private final List<Answers> answers;

    private ReportRun(
            Path folder, JsonNode document, List<EpochRow> metrics, List<Answers> answers) {
        this.folder = folder;
        this.document = document;
        this.metrics = List.copyOf(metrics);
        this.answers = List.copyOf(answers);
    }

    /**
     * Reads a folder; the weights only when they are drawn.
     *
     * @param folder as {@code train} or {@code compare} left it
     * @throws InvalidDataException if there is no such folder, it is another command's, or a file
     *     in it is not what those commands write
     */
    public static ReportRun read(Path folder) throws InvalidDataException {
        JsonNode document = RunDocument.read(folder).node();
        String command = Text.of(document, "/command");
        if (!COMMANDS.contains(command)) {
            throw new InvalidDataException(
                    "%s is not of compare or train but of %s: a report is made of the folders of those two"
                            .formatted(folder, command));
        }
        return new ReportRun(
                folder, document, RunTables.metrics(folder), RunTables.answers(folder));
    }

    Path folder() {
        return folder;
    }

    /** The folder's own name. */
    String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    JsonNode document() {
        return document;
    }

    List<EpochRow> metrics() {
        return metrics;
    }

    List<Answers> answers() {
        return answers;
    }

    boolean isComparison() {
        return document.path("command").asText().equals("compare");
    }

    /** The checksum of the data set. */
    String dataChecksum() {
        return Text.of(document, "/data/sha256");
    }

    /** The names of the classes, in the order of the labels. */
    String className(int label) {
        JsonNode name = document.at("/data/classes").path(label);
        return name.isMissingNode() ? String.valueOf(label) : Text.of(name);
    }
}
