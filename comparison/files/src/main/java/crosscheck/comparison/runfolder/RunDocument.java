package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.data.AtomicFile;
import crosscheck.data.Provenance;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code run.json}: the results of a run with all that is needed to do it again. */
public final class RunDocument {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RunDocument() {}

    /**
     * Adds what a run ran on to its results.
     *
     * @param results the results' own document; not modified
     * @param commandLine the arguments
     * @param begin when the run began
     * @param provenance of the data set, where one was opened
     * @return a new document
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
     * Writes a document in the place of an older one, as {@link AtomicFile} does.
     *
     * @param document not modified
     * @param file to be made or replaced; its folder exists
     * @throws IOException if it cannot be written; an older one is as it was
     */
    public static void replace(ObjectNode document, Path file) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(document);
        AtomicFile.write(file, out -> out.write(json));
    }

    private static ObjectNode source(Provenance provenance) {
        ObjectNode source = MAPPER.createObjectNode();
        source.put("source", provenance.source());
        source.set("sha256", MAPPER.valueToTree(provenance.sha256ByFile()));
        return source;
    }

    /**
     * Writes a document.
     *
     * @param document not modified
     * @param file to be made
     * @throws IOException if it cannot be written
     */
    public static void write(ObjectNode document, Path file) throws IOException {
        MAPPER.writeValue(file.toFile(), document);
    }

    /**
     * A document as text.
     *
     * @param document not modified
     * @return several lines
     */
    public static String text(ObjectNode document) {
        return document.toPrettyString();
    }
}
