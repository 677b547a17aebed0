package crosscheck.comparison.dl4jfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crosscheck.comparison.console.Printable;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a network, from {@code configuration.json}. The JSON is a plain tree with a bounded
 * size and depth; no class that it names is ever loaded.
 *
 * @param layers from the input on; the last one is the output
 * @param preprocessors what happens between the layers
 */
record ModelConfiguration(List<Dl4jLayer> layers, Preprocessors preprocessors, int parameterCount) {

    /** The largest configuration that is read: 2^20 bytes, a hundred times that of LeNet. */
    static final int MOST_BYTES = 1 << 20;

    /** The most numbers that a network may have: 2^25. */
    static final int MOST_PARAMETERS = 1 << 25;

    private static final int MOST_DEPTH = 16;
    private static final int MOST_CLASSES = 256;
    private static final Set<String> FIELDS =
            Set.of(
                    ("backpropType cacheMode confs dataType epochCount inferenceWorkspaceMode "
                                    + "inputPreProcessors iterationCount tbpttBackLength tbpttFwdLength "
                                    + "trainingWorkspaceMode validateOutputLayerConfig")
                            .split(" "));

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MOST_BYTES)
                                                    .maxNestingDepth(MOST_DEPTH)
                                                    .maxNumberLength(100)
                                                    .maxStringLength(1000)
                                                    .maxNameLength(100)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * Reads a configuration.
     *
     * @param json as DL4J 1.0.0-M2.1 writes it; not modified
     * @throws InvalidDataException if it is no such JSON, or says something that is not known here
     */
    static ModelConfiguration read(String where, byte[] json) throws InvalidDataException {
        JsonNode tree = tree(where, json);
        requireKnownClasses(where, tree);
        JsonPart root = new JsonPart(where, tree);
        List<JsonPart> parts = root.objects("confs");
        root.requireOnly(FIELDS);
        root.require("backpropType", "\"Standard\"");
        try {
            List<Dl4jLayer> layers = new ArrayList<>();
            long count = 0;
            for (JsonPart part : parts) {
                Dl4jLayer layer = LayerReader.read(part);
                layers.add(layer);
                count += layer.arrays().stream().mapToLong(StoredArray::length).sum();
                if (count > MOST_PARAMETERS) {
                    throw new ArithmeticException();
                }
            }
            requireOneOutput(where, layers);
            return new ModelConfiguration(
                    List.copyOf(layers), Preprocessors.read(root, firstDense(layers)), (int) count);
        } catch (ArithmeticException e) {
            throw new InvalidDataException(
                    "%s describes a network too large for Crosscheck: at most %d numbers"
                            .formatted(where, MOST_PARAMETERS),
                    e);
        }
    }

    private static JsonNode tree(String where, byte[] json) throws InvalidDataException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(
                    "%s is not JSON that Crosscheck reads (%s)"
                            .formatted(where, Printable.of(e.getOriginalMessage())),
                    e);
        } catch (IOException e) {
            throw new InvalidDataException(where + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** {@code @class}, and {@code type} of distributions, name a class; everywhere in the tree. */
    private static void requireKnownClasses(String where, JsonNode node)
            throws InvalidDataException {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean namesClass =
                    field.getKey().equals(JsonPart.CLASS) || field.getKey().equals("type");
            if (namesClass
                    && !(field.getValue().isTextual()
                            && KnownClasses.contains(field.getValue().textValue()))) {
                throw new InvalidDataException(
                        "%s names the class %s, which Crosscheck does not know"
                                .formatted(where, Printable.of(field.getValue().toString())));
            }
        }
        for (JsonNode child : node) {
            requireKnownClasses(where, child);
        }
    }

    private static void requireOneOutput(String where, List<Dl4jLayer> layers)
            throws InvalidDataException {
        long outputs = layers.stream().filter(Dl4jLayer.Output.class::isInstance).count();
        if (outputs != 1
                || !(layers.get(layers.size() - 1) instanceof Dl4jLayer.Output output)
                || output.units() < 2
                || output.units() > MOST_CLASSES) {
            throw new InvalidDataException(
                    "%s must describe a network with one output layer, of 2 to %d classes, at its end"
                            .formatted(where, MOST_CLASSES));
        }
    }

    private static int firstDense(List<Dl4jLayer> layers) {
        int first = 0;
        while (!(layers.get(first) instanceof Dl4jLayer.Dense
                || layers.get(first) instanceof Dl4jLayer.Output)) {
            first++;
        }
        return first;
    }
}
