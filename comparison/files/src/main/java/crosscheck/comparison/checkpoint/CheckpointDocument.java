package crosscheck.comparison.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code checkpoint-N.json}: everything but the arrays. The network and how it is trained are for
 * people and for comparing: they are made again from the command line.
 *
 * @param format {@value #FORMAT}
 * @param began when the training was started
 * @param commandLine the arguments that it was started with
 * @param data what it is trained on
 * @param network the network
 * @param training how it is trained
 * @param engine what computes
 * @param initialWeights {@code file} and {@code sha256}; empty where they were drawn
 * @param position where it stands
 */
record CheckpointDocument(
        int format,
        String began,
        List<String> commandLine,
        DataSetup data,
        JsonNode network,
        JsonNode training,
        EngineSetup engine,
        Map<String, String> initialWeights,
        Position position) {

    /** The version of this format. */
    static final int FORMAT = 2;

    private static final String WEIGHTS = "file";
    private static final String SHA256 = "sha256";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

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
                network(setup.network()),
                training(setup.training()),
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

    private static ObjectNode network(NetworkSpec network) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("model", network.model().name());
        node.set("inputShape", MAPPER.valueToTree(network.inputShape()));
        node.set("hidden", MAPPER.valueToTree(network.hidden()));
        node.put("outputs", network.outputs());
        node.put("activation", network.activation().name());
        node.put("loss", network.loss().name());
        node.put("initialiser", network.initialiser().name());
        node.put("dropoutRate", network.dropoutRate());
        node.put("normalisation", network.normalisation().name());
        if (!network.imageLayers().equals(network.model().defaultImageLayers())) {
            node.set("imageLayers", MAPPER.valueToTree(network.imageLayers().orElseThrow()));
        } // checkpoints of before they could be chosen have none
        return node;
    }

    private static ObjectNode training(TrainingSpec training) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("optimiser", Choices.OPTIMISERS.text(training.optimiser().rule()));
        node.put("learningRate", training.learningRate());
        node.put("schedule", Choices.SCHEDULES.text(training.schedule()));
        node.put("clipping", Choices.CLIPPINGS.text(training.optimiser().clipping()));
        node.put("l2Coefficient", training.optimiser().l2Coefficient());
        node.set("earlyStopping", MAPPER.valueToTree(training.earlyStopping().orElse(null)));
        node.put("miniBatchSize", training.miniBatchSize());
        node.put("epochs", training.epochs());
        node.put("seed", training.seed());
        return node;
    }

    byte[] bytes() throws IOException {
        return MAPPER.writeValueAsBytes(this);
    }

    /** Reads a document; {@code file} names it in messages. */
    static CheckpointDocument read(Path file, byte[] bytes) throws InvalidDataException {
        try {
            CheckpointDocument document = MAPPER.readValue(bytes, CheckpointDocument.class);
            if (document.format != FORMAT) {
                throw new InvalidDataException(
                        "%s must be of format %d but is of format %d"
                                .formatted(file, FORMAT, document.format));
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(
                    "%s is not what train writes (%s)".formatted(file, e.getOriginalMessage()), e);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Refuses another network or training than the document's. */
    void requireSame(NetworkSpec network, TrainingSpec training) throws InvalidDataException {
        try {
            JsonNode foundNetwork = MAPPER.readTree(MAPPER.writeValueAsBytes(network(network)));
            JsonNode foundTraining = MAPPER.readTree(MAPPER.writeValueAsBytes(training(training)));
            if (!foundNetwork.equals(this.network) || !foundTraining.equals(this.training)) {
                throw new InvalidDataException(
                        "the command line in the checkpoint means another training to this version of the program: %s and %s, not %s and %s"
                                .formatted(
                                        foundNetwork, foundTraining, this.network, this.training));
            }
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }
}
