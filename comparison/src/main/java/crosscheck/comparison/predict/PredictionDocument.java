package crosscheck.comparison.predict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.run.SavedRun;
import java.nio.file.Path;
import java.util.List;

/** Predictions as JSON. Its fields are stable: later versions add some and change none. */
public final class PredictionDocument {
    private PredictionDocument() {}

    /**
     * The document.
     *
     * @param run whose network was asked
     * @param examples what it was asked about
     * @param predictions one for each engine, at least one
     * @return a new document
     */
    public static ObjectNode of(
            SavedRun run, List<Example> examples, List<Prediction> predictions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("command", "predict");
        document.put("model", run.folder().toString());
        ObjectNode data = document.putObject("data");
        data.put("name", run.data().name());
        data.put("sha256", run.data().sha256());
        ObjectNode spec = document.putObject("spec");
        ArrayNode layers = spec.putArray("layers");
        run.network().layerSizes().forEach(layers::add);
        spec.put("outputActivation", run.network().loss().outputActivation());
        ArrayNode classes = document.putArray("classes");
        run.data().classNames().forEach(classes::add);
        ArrayNode list = document.putArray("predictions");
        for (int i = 0; i < examples.size(); i++) {
            list.add(prediction(run.data().classNames(), examples.get(i), i, predictions));
        }
        return document;
    }

    private static ObjectNode prediction(
            List<String> classNames, Example example, int row, List<Prediction> predictions) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("image", example.image().map(Path::toString).orElse(null));
        node.put("index", example.index().isPresent() ? example.index().getAsInt() : null);
        node.put(
                "label",
                example.label().isPresent() ? classNames.get(example.label().getAsInt()) : null);
        ArrayNode engines = node.putArray("engines");
        for (Prediction prediction : predictions) {
            int best = prediction.mostLikely(row);
            ObjectNode engine = engines.addObject();
            engine.put("name", prediction.engine().label());
            engine.put("precision", prediction.precision().label());
            engine.put("weights", prediction.weightsFile());
            engine.put("computesWith", prediction.computesWith());
            engine.put("class", classNames.get(best));
            engine.put("probability", prediction.outputs().get(row).get(best));
            ArrayNode probabilities = engine.putArray("probabilities");
            prediction.outputs().get(row).forEach(probabilities::add);
        }
        return node;
    }
}
