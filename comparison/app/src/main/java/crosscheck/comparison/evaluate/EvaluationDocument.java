package crosscheck.comparison.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.examples.TestExamples;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.data.Dataset;
import crosscheck.scratch.measure.BinaryCounts;
import crosscheck.scratch.measure.ConfusionMatrix;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Evaluations as JSON. Its fields are stable: later versions add some and change none. */
public final class EvaluationDocument {
    private EvaluationDocument() {}

    /**
     * The document.
     *
     * @param evaluations one for each engine, at least one
     * @return a new document; a ratio 0/0 is null
     */
    public static ObjectNode of(
            SavedModel model, TestExamples asked, List<EngineEvaluation> evaluations) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("command", "evaluate");
        document.put("model", model.path().toString());
        document.set("data", data(asked));
        ObjectNode spec = document.putObject("spec");
        spec.set("layers", SpecJson.layers(model.network()));
        spec.put("outputActivation", model.network().loss().outputActivation());
        ArrayNode classes = document.putArray("classes");
        model.classNames().forEach(classes::add);
        ArrayNode engines = document.putArray("engines");
        evaluations.forEach(e -> engines.add(engine(model.classNames(), e)));
        return document;
    }

    private static ObjectNode data(TestExamples asked) {
        Dataset examples = asked.examples();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("name", examples.name());
        data.put("sha256", examples.provenance().sha256());
        data.put("reader", examples.provenance().reader().label());
        data.put("origin", asked.origin().name().toLowerCase(Locale.ROOT));
        data.put("examples", examples.size());
        return data;
    }

    private static ObjectNode engine(List<String> names, EngineEvaluation evaluation) {
        ConfusionMatrix matrix = evaluation.matrix();
        ObjectNode engine = JsonNodeFactory.instance.objectNode();
        engine.put("name", evaluation.engine().label());
        engine.put("precision", evaluation.precision().label());
        engine.put("weights", evaluation.weightsFile());
        engine.put("computesWith", evaluation.computesWith());
        engine.put("accuracy", matrix.accuracyFraction());
        engine.put("correct", evaluation.correct());
        engine.put("loss", evaluation.loss());
        ArrayNode rows = engine.putArray("confusionMatrix");
        ArrayNode classes = engine.putArray("classes");
        for (int label = 0; label < names.size(); label++) {
            ArrayNode row = rows.addArray();
            for (int predicted = 0; predicted < names.size(); predicted++) {
                row.add(matrix.count(label, predicted));
            }
            BinaryCounts counts = matrix.oneVersusRest(label);
            ObjectNode node = classes.addObject();
            node.put("name", names.get(label));
            node.put("examples", counts.truePositives() + counts.falseNegatives());
            addRatios(node, ratio -> ratio.applyAsDouble(counts));
        }
        addRatios(engine.putObject("meanOfClasses"), matrix::macro);
        return engine;
    }

    private static void addRatios(
            ObjectNode node, ToDoubleFunction<ToDoubleFunction<BinaryCounts>> of) {
        put(node, "precision", of.applyAsDouble(BinaryCounts::precision));
        put(node, "recall", of.applyAsDouble(BinaryCounts::recall));
        put(node, "f1", of.applyAsDouble(BinaryCounts::f1));
    }

    private static void put(ObjectNode node, String name, double ratio) {
        node.put(name, Double.isNaN(ratio) ? null : ratio);
    }
}
