package crosscheck.comparison.predict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.runfolder.SavedData;
import crosscheck.comparison.runfolder.SavedModel;
import java.nio.file.Path;
import java.util.List;

/** Predictions as JSON. Its fields are stable: later versions add some and change none. */
public final class PredictionDocument {
    private PredictionDocument() {}

    /**
     * The document.
     *
     * @param predictions one for each engine, at least one
     */
    public static ObjectNode of(
            SavedModel model, List<PredictedExample> examples, List<Prediction> predictions) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("command", "predict");
        document.put("model", model.path().toString());
        document.set("data", model.trainedOn().map(PredictionDocument::data).orElse(null));
        ObjectNode spec = document.putObject("spec");
        spec.set("layers", SpecJson.layers(model.network()));
        spec.put("outputActivation", model.network().loss().outputActivation());
        ArrayNode classes = document.putArray("classes");
        model.classNames().forEach(classes::add);
        ArrayNode list = document.putArray("predictions");
        for (int i = 0; i < examples.size(); i++) {
            list.add(prediction(model.classNames(), examples.get(i), i, predictions));
        }
        return document;
    }

    private static ObjectNode data(SavedData trainedOn) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("name", trainedOn.name());
        data.put("sha256", trainedOn.sha256());
        return data;
    }

    private static ObjectNode prediction(
            List<String> classNames,
            PredictedExample example,
            int row,
            List<Prediction> predictions) {
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
