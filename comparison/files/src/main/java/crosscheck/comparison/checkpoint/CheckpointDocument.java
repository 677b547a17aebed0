package crosscheck.comparison.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crosscheck.comparison.json.JsonFields;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code checkpoint-N.json}: everything but the arrays. The network and how it is trained are made
 * again from the command line, and must be those of the document.
 *
 * @param spec the network and how it is trained, as {@link SpecJson} writes them
 * @param initialWeights {@code file} and {@code sha256}; empty where they were drawn
 */
record CheckpointDocument(
        int format,
        String began,
        List<String> commandLine,
        DataSetup data,
        ObjectNode spec,
        long seed,
        EngineSetup engine,
        Map<String, String> initialWeights,
        Position position) {

    /** The version of this format. */
    static final int FORMAT = 3;

    private static final String WEIGHTS = "file";
    private static final String SHA256 = "sha256";

    CheckpointDocument {
        commandLine = List.copyOf(commandLine);
        initialWeights = Map.copyOf(initialWeights);
    }

    static CheckpointDocument of(TrainingSetup setup, Position position) {
        return new CheckpointDocument(
                FORMAT,
                setup.began(),
                setup.commandLine(),
                setup.data(),
                SpecJson.of(setup.network(), setup.training()),
                setup.training().seed(),
                setup.engine(),
                setup.weightsSource()
                        .map(source -> Map.of(WEIGHTS, source.file(), SHA256, source.sha256()))
                        .orElse(Map.of()),
                position);
    }

    /** The file of the initial weights; empty where they were drawn. */
    Optional<WeightsSource> weightsSource() {
        return initialWeights.keySet().equals(Set.of(WEIGHTS, SHA256))
                ? Optional.of(
                        new WeightsSource(initialWeights.get(WEIGHTS), initialWeights.get(SHA256)))
                : Optional.empty();
    }

    byte[] bytes() {
        return JsonFile.bytes(JsonFile.of(this));
    }

    /** Reads a document; {@code file} names it in messages. */
    static CheckpointDocument read(Path file, byte[] bytes) throws InvalidDataException {
        JsonFields fields = JsonFile.parse(file, bytes);
        int format = fields.integer("format");
        if (format != FORMAT && format != FormatTwo.FORMAT) {
            throw new InvalidDataException(
                    "%s must be of format %d or %d but is of format %d"
                            .formatted(file, FormatTwo.FORMAT, FORMAT, format));
        }
        return JsonFile.as(
                format == FORMAT ? fields : FormatTwo.asToday(fields), CheckpointDocument.class);
    }

    /** Refuses another network or training than the document's. */
    void requireSame(Path file, NetworkSpec network, TrainingSpec training)
            throws InvalidDataException {
        ObjectNode whole = spec.deepCopy();
        // documents of format 2 do not say it
        whole.putIfAbsent("augmentation", TextNode.valueOf(Choices.text(training.augmentation())));
        JsonFields fields = new JsonFields(file, "spec.", whole);
        if (!SpecJson.network(fields, data.exampleShape(), data.classes().size()).equals(network)
                || !SpecJson.training(fields, seed).equals(training)) {
            throw new InvalidDataException(
                    "the command line in the checkpoint means another training to this version of the program: %s with seed %d, not %s with seed %d"
                            .formatted(
                                    SpecJson.of(network, training), training.seed(), spec, seed));
        }
    }
}
