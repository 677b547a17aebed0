package crosscheck.comparison.sweep.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.data.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a study keeps of a process that works on it, in the database and in {@code study.json}
 * beside it.
 *
 * @param data where its examples come from
 */
public record StudyRecord(
        StudyStore store,
        List<String> commandLine,
        Instant began,
        Provenance data,
        Console console) {
    public static final String FILE = "study.json";

    @FunctionalInterface
    public interface Work {
        int run() throws IOException;
    }

    /** Works, and keeps when that began and how it ended. */
    public int around(Work work) throws IOException {
        store.trials(); // who cannot read them does not take them up
        int number = store.beginProcess(WorkerId.here(), surroundings());
        write();
        int exitCode = work.run();
        store.endProcess(number, exitCode, surroundings());
        write();
        return exitCode;
    }

    private String surroundings() {
        return RunDocument.of(
                        JsonNodeFactory.instance.objectNode(),
                        commandLine,
                        began,
                        Optional.of(data))
                .toString();
    }

    /** Everything in the file is in the database too: no trial is lost because it fails. */
    private void write() {
        Path file = store.file().resolveSibling(FILE);
        try {
            JsonFile.write(StudyDocument.summary(store), file);
        } catch (IOException e) {
            console.warning("crosscheck: " + file + " could not be written (" + e + ")");
        }
    }
}
