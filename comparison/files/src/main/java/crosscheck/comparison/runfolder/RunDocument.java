package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.json.JsonFields;
import crosscheck.comparison.json.JsonFile;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code run.json}: the results of a run with all that is needed to do it again. */
public final class RunDocument {
    /** Its name in the folder of a run. */
    public static final String FILE = "run.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunDocument() {}

    /**
     * Adds what a run ran on to its results.
     *
     * @param results the results' own document; not modified
     */
    public static ObjectNode of(
            ObjectNode results,
            List<String> commandLine,
            Instant begin,
            Optional<Provenance> provenance) {
        ObjectNode document = results.deepCopy();
        document.set("provenance", provenance.map(RunDocument::source).orElse(null));
        document.set("commandLine", MAPPER.valueToTree(commandLine));
        document.put("crosscheckVersion", Version.text());
        document.put("began", begin.toString());
        document.put("seconds", (System.currentTimeMillis() - begin.toEpochMilli()) / 1000.0);
        document.set("machine", MAPPER.valueToTree(Machine.here()));
        document.set("native", MAPPER.valueToTree(nativeInfo()));
        return document;
    }

    /** Null where the native library was not started: nothing has to be, for the record. */
    private static NativeInfo nativeInfo() {
        return NativeRuntime.isStarted() ? NativeRuntime.info() : null;
    }

    /**
     * Reads the document of a run.
     *
     * @throws InvalidDataException if there is no such folder, or its {@code run.json} is missing,
     *     too large, torn, or no object
     */
    public static JsonFields read(Path folder) throws InvalidDataException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    "there is no run folder " + folder + ": name one that train or compare left");
        }
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(
                    folder + " has no " + FILE + ": name a folder that train or compare left");
        }
        return JsonFile.read(file);
    }

    private static ObjectNode source(Provenance provenance) {
        ObjectNode source = MAPPER.createObjectNode();
        source.put("source", provenance.source());
        source.set("sha256", MAPPER.valueToTree(provenance.sha256ByFile()));
        return source;
    }
}
