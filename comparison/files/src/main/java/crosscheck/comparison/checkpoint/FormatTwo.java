package crosscheck.comparison.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.json.JsonFields;
import crosscheck.data.InvalidDataException;
import java.util.List;
import java.util.Locale;

/**
 * Documents of format 2, which had a network and a training of their own instead of {@code spec}
 * and {@code seed}.
 */
final class FormatTwo {
    static final int FORMAT = 2;

    private FormatTwo() {}

    /** The same in today's format. */
    static JsonFields asToday(JsonFields document) throws InvalidDataException {
        JsonFields network = document.object("network");
        JsonFields training = document.object("training");
        ObjectNode today = document.node().deepCopy();
        today.put("format", CheckpointDocument.FORMAT);
        today.remove(List.of("network", "training"));
        ObjectNode spec = today.putObject("spec");
        for (String choice :
                List.of("model", "activation", "loss", "initialiser", "normalisation")) {
            spec.put(choice, network.text(choice).toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        ArrayNode layers = spec.putArray("layers");
        JsonFields shape = network.object("inputShape");
        layers.add(shape.integer("channels") * shape.integer("height") * shape.integer("width"));
        network.integers("hidden").forEach(layers::add);
        layers.add(network.integer("outputs"));
        spec.put("dropoutRate", network.number("dropoutRate"));
        if (network.has("imageLayers")) {
            network.object("imageLayers")
                    .node()
                    .properties()
                    .forEach(own -> spec.set(own.getKey(), own.getValue()));
        }
        String[] optimiser = training.text("optimiser").split(":", 2);
        spec.put("optimiser", optimiser[0]);
        ObjectNode parameters = spec.putObject("optimiserParameters");
        for (String pair : optimiser.length > 1 ? optimiser[1].split(",") : new String[0]) {
            String[] words = pair.split("=", 2);
            parameters.put(words[0], words[words.length - 1]);
        }
        JsonNode stopping = training.node().path("earlyStopping");
        spec.set(
                "patience",
                stopping.path("patience").isMissingNode() ? null : stopping.path("patience"));
        if (stopping.has("minimumImprovement")) {
            spec.set("minimumImprovement", stopping.get("minimumImprovement"));
        }
        for (String same :
                "learningRate,schedule,clipping,l2Coefficient,miniBatchSize,epochs".split(",")) {
            spec.set(same, training.node().get(same));
        }
        today.put("seed", training.longInteger("seed"));
        return new JsonFields(document.file(), "", today);
    }
}
