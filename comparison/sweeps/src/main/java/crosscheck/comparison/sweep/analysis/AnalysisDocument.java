package crosscheck.comparison.sweep.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/** An analysis as JSON. */
public final class AnalysisDocument {
    private AnalysisDocument() {}

    /**
     * The analysis as JSON.
     *
     * @return {@code engines[]}, {@code importance[]}, {@code saved[]} and {@code besideTraining};
     *     new
     */
    public static ObjectNode of(StudyAnalysis analysis) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode engines = document.putArray("engines");
        for (EngineAgreement agreement : analysis.agreements()) {
            engines.add(agreement(agreement));
        }
        ArrayNode importance = document.putArray("importance");
        for (Importance one : analysis.importance()) {
            importance.addObject().put("parameter", one.parameter()).put("share", one.share());
        }
        ArrayNode saved = document.putArray("saved");
        for (TimeSaved one : analysis.saved()) {
            saved.addObject()
                    .put("engine", one.other().label())
                    .put("confirmed", one.confirmed())
                    .put("complete", one.complete())
                    .put("searchSeconds", one.searchSeconds())
                    .put("confirmSeconds", one.confirmSeconds())
                    .put("estimatedSeconds", one.estimatedSeconds())
                    .put("seconds", one.seconds());
        }
        document.set(
                "besideTraining", analysis.beside().map(AnalysisDocument::beside).orElse(null));
        return document;
    }

    private static ObjectNode beside(BesideTraining beside) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("trials", beside.trials())
                .put("trainingSeconds", beside.trainingSeconds())
                .put("seconds", beside.seconds())
                .put("secondsPerTrial", beside.secondsPerTrial());
    }

    private static ObjectNode agreement(EngineAgreement agreement) {
        ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("reference", agreement.reference().label())
                        .put("engine", agreement.other().label())
                        .put("trials", agreement.trials());
        put(node, "kendall", agreement.kendall());
        put(node, "spearman", agreement.spearman());
        node.put("bestOfReference", agreement.bestOfReference())
                .put("bestOfEngine", agreement.bestOfOther())
                .put("agreesOnTheBest", agreement.agreesOnTheBest())
                .put("meanDifference", agreement.meanDifference())
                .put("largestDifference", agreement.largestDifference())
                .put("largestAt", agreement.largestAt());
        if (agreement.beyondNoise().isPresent()) {
            ArrayNode beyond = node.putArray("beyondNoise");
            agreement.beyondNoise().get().forEach(beyond::add);
        } else {
            node.putNull("beyondNoise");
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
    }
}
