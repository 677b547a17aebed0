package crosscheck.comparison.runfolder;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.ExampleShape;
import crosscheck.data.Split;
import crosscheck.scratch.measure.ConfusionMatrix;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The results of {@code compare} and {@code train} as JSON. Its fields are stable: later versions
 * add some and change none.
 */
public final class ResultDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultDocument() {}

    /**
     * The document of a run.
     *
     * @param command such as {@code compare}
     * @param parity step-by-step results; none for a command that does not compare
     * @param verdict {@code agree}, {@code differ} or {@code not compared}
     */
    public static ObjectNode of(
            String command,
            Split split,
            NetworkSpec network,
            int parameterCount,
            TrainingSpec training,
            List<PairResult> parity,
            List<Arm> arms,
            String verdict,
            Path runFolder) {
        ObjectNode document = JSON.objectNode();
        document.put("command", command);
        document.setAll(setup(split, network, parameterCount, training));
        ArrayNode seeds = document.putArray("seeds");
        arms.stream()
                .findFirst()
                .map(Arm::seeds)
                .orElse(List.of(training.seed()))
                .forEach(seeds::add);
        document.set("parity", parity.isEmpty() ? JSON.nullNode() : parity(last(parity)));
        document.set("parityByEngine", parityByEngine(parity));
        document.set("engines", engines(arms));
        document.put("verdict", verdict);
        document.put("runFolder", runFolder.toString());
        return document;
    }

    /**
     * What was trained, and on what.
     *
     * @return a new document with {@code data}, {@code spec} and {@code seed}
     */
    public static ObjectNode setup(
            Split split, NetworkSpec network, int parameterCount, TrainingSpec training) {
        ObjectNode document = JSON.objectNode();
        document.set("data", data(split));
        document.set("spec", SpecJson.of(network, parameterCount, training));
        document.put("seed", training.seed());
        return document;
    }

    /**
     * Says where the initial weights come from; null where they were drawn.
     *
     * @param document gets the field {@code initialWeights}
     */
    public static void addWeightsSource(ObjectNode document, Optional<WeightsSource> source) {
        document.putNull("initialWeights");
        source.ifPresent(
                file ->
                        document.putObject("initialWeights")
                                .put("file", file.file())
                                .put("sha256", file.sha256()));
    }

    private static ObjectNode data(Split split) {
        ObjectNode data = JSON.objectNode();
        data.put("name", split.train().name());
        data.put("sha256", split.train().provenance().sha256());
        data.put("reader", split.train().provenance().reader().label());
        data.put("train", split.train().size());
        data.put("validation", split.validation().size());
        data.put("test", split.test().size());
        ExampleShape shape = split.train().shape();
        data.putArray("shape").add(shape.channels()).add(shape.height()).add(shape.width());
        ArrayNode classes = data.putArray("classes");
        split.train().classNames().forEach(classes::add);
        return data;
    }

    /** Those of the last engine that was held against the reference. */
    private static List<PairResult> last(List<PairResult> pairs) {
        EngineName engine = pairs.get(pairs.size() - 1).engine();
        return toReference(pairs).stream().filter(pair -> pair.engine() == engine).toList();
    }

    private static List<PairResult> toReference(List<PairResult> pairs) {
        return pairs.stream().filter(pair -> pair.reference() == pairs.get(0).reference()).toList();
    }

    private static ObjectNode parityByEngine(List<PairResult> pairs) {
        ObjectNode byEngine = JSON.objectNode();
        toReference(pairs).stream()
                .collect(groupingBy(PairResult::engine, LinkedHashMap::new, toList()))
                .forEach((engine, own) -> byEngine.set(engine.label(), parity(own)));
        return byEngine;
    }

    private static ObjectNode parity(List<PairResult> pairs) {
        ObjectNode parity = JSON.objectNode();
        for (PairResult pair : pairs) {
            if (pair.trainings().isPresent()) {
                ObjectNode node = ParitySummary.of(pair.trainings().get());
                node.put("outcome", pair.outcome().label());
                node.put("verdict", pair.verdict());
                node.put("reason", pair.explanation());
                pair.singleSteps()
                        .ifPresent(steps -> node.set("singleSteps", ParitySummary.of(steps)));
                parity.set(pair.precision().label(), node);
            }
        }
        return parity;
    }

    private static ArrayNode engines(List<Arm> arms) {
        ArrayNode engines = JSON.arrayNode();
        for (Arm arm : arms) {
            TrainingResult first = arm.first();
            ObjectNode node = engines.addObject();
            node.put("name", first.engine().label());
            node.put("setting", arm.setting().label());
            node.put("precision", first.precision().label());
            node.setAll(measured(first));
            node.put("computesWith", first.computesWith());
            ArrayNode runs = node.putArray("runs");
            arm.results().forEach(result -> runs.add(run(result)));
        }
        return engines;
    }

    private static ObjectNode run(TrainingResult result) {
        ObjectNode node = JSON.objectNode();
        node.put("seed", result.seed());
        node.setAll(measured(result));
        return node;
    }

    private static ObjectNode measured(TrainingResult result) {
        ObjectNode node = JSON.objectNode();
        node.put("testAccuracy", result.test().accuracyFraction());
        node.put("testLoss", result.test().loss());
        node.put("secondsPerEpoch", result.secondsPerEpoch());
        node.put("epochs", result.epochs().size());
        node.put("keptEpoch", result.keptEpoch());
        node.put("testCorrect", result.test().correct());
        node.set("confusionMatrix", confusionMatrix(result.predictions().confusionMatrix()));
        return node;
    }

    private static ArrayNode confusionMatrix(ConfusionMatrix matrix) {
        ArrayNode rows = JSON.arrayNode();
        for (int actual = 0; actual < matrix.classCount(); actual++) {
            ArrayNode row = rows.addArray();
            for (int predicted = 0; predicted < matrix.classCount(); predicted++) {
                row.add(matrix.count(actual, predicted));
            }
        }
        return rows;
    }
}
