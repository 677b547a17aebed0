package crosscheck.comparison.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.spec.Labelled;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.StudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A study's description as JSON, and back; whoever may have changed it. */
public final class SpecJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SpecJson() {}

    /**
     * The description as JSON.
     *
     * @param spec any
     * @return what {@link #parse} makes the same description of
     */
    public static ObjectNode of(StudySpec spec) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", spec.name());
        node.set("arguments", MAPPER.valueToTree(spec.arguments()));
        node.put("dataSha256", spec.dataSha256());
        node.set("space", MAPPER.valueToTree(spec.space().texts()));
        node.set(
                "where",
                MAPPER.valueToTree(
                        spec.space().constraints().stream().map(c -> c.text()).toList()));
        node.put("sampler", spec.sampler());
        node.put("pruner", spec.pruner());
        node.set(
                "engines",
                MAPPER.valueToTree(spec.engines().stream().map(EngineName::label).toList()));
        node.put("seeds", spec.seeds());
        node.put("trials", spec.trials());
        node.put("seed", spec.seed());
        node.put("timeLimitSeconds", spec.timeLimitSeconds().orElse(null));
        node.put("retries", spec.retries());
        node.put("mostParameters", spec.mostParameters().orElse(null));
        node.put("confirm", spec.confirm());
        return node;
    }

    /**
     * The description that a text has.
     *
     * @param text JSON
     * @return checked
     * @throws IllegalArgumentException if it has none
     */
    public static StudySpec parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return new StudySpec(
                    text(node, "name"),
                    texts(node, "arguments"),
                    text(node, "dataSha256"),
                    SearchSpace.parse(texts(node, "space")).where(constraints(node)),
                    text(node, "sampler"),
                    text(node, "pruner"),
                    texts(node, "engines").stream()
                            .map(label -> Labelled.parse(EngineName.class, label))
                            .toList(),
                    (int) whole(node, "seeds"),
                    (int) whole(node, "trials"),
                    whole(node, "seed"),
                    optional(node, "timeLimitSeconds").map(JsonNode::doubleValue),
                    (int) whole(node, "retries"),
                    optional(node, "mostParameters").map(JsonNode::longValue),
                    optional(node, "confirm").map(JsonNode::intValue).orElse(0));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    /** Studies of before there were any have none. */
    private static List<String> constraints(JsonNode node) {
        return node.has("where") ? texts(node, "where") : List.of();
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException(name + " must be a text");
        }
        return node.path(name).textValue();
    }

    private static List<String> texts(JsonNode node, String name) {
        if (!node.path(name).isArray()) {
            throw new IllegalArgumentException(name + " must be a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.path(name)) {
            if (!element.isTextual()) {
                throw new IllegalArgumentException(name + " must be a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private static long whole(JsonNode node, String name) {
        if (!node.path(name).isIntegralNumber()) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return node.path(name).longValue();
    }

    private static Optional<JsonNode> optional(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number or null");
        }
        return Optional.of(value);
    }
}
