package crosscheck.comparison.bench.shipped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.bench.BenchDocument;
import java.util.List;
import java.util.OptionalLong;

/** What DL4J's settings are worth, as JSON. */
public final class DefaultsDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DefaultsDocument() {}

    /** The measurements; a node for each, in their order. */
    public static ArrayNode of(List<NetworkContest> contests) {
        ArrayNode nodes = JSON.arrayNode();
        for (NetworkContest contest : contests) {
            ContestResult result = contest.result();
            ObjectNode node = nodes.addObject();
            node.put("model", contest.model());
            node.setAll(contest.setup());
            node.put("rounds", result.shipped().turns().size());
            node.put("precision", result.precision().label());
            node.set("asShipped", side(result.shipped()));
            node.set("asCrosscheck", side(result.tuned()));
            node.put("timesAsFast", result.speedUp());
            node.put("evaluationTimesAsFast", result.evaluationSpeedUp());
            node.put("maxAbsLossDifference", result.largestLossDifference());
            node.put("lossTolerance", result.lossTolerance().absolute());
            node.put("lossesAgree", result.agrees());
        }
        return nodes;
    }

    private static ObjectNode side(LaneResult side) {
        ObjectNode node = JSON.objectNode();
        node.set("secondsPerEpoch", BenchDocument.timings(side.epoch()));
        node.set("evaluationSeconds", BenchDocument.timings(side.evaluation()));
        OptionalLong peak = side.peakResidentMebibytes();
        node.put("peakResidentMebibytes", peak.isPresent() ? peak.getAsLong() : null);
        node.put("testAccuracy", side.accuracyFraction());
        node.put("computesWith", side.facts().library().text());
        node.put("nativeLibrary", side.facts().library().build());
        node.put("openMpThreads", side.facts().library().openMpThreads());
        node.put("layersWithHelper", side.facts().layersWithHelper());
        node.put("collector", side.facts().collector());
        node.put("maxHeapMebibytes", side.facts().maxHeapMebibytes());
        ArrayNode options = node.putArray("javaOptions");
        side.javaOptions().forEach(options::add);
        ArrayNode losses = node.putArray("firstLosses");
        side.warmUp().firstLosses().forEach(losses::add);
        ArrayNode turns = node.putArray("turns");
        for (Turn turn : side.turns()) {
            turns.addObject()
                    .put("seconds", turn.seconds())
                    .put("evaluationSeconds", turn.evaluationSeconds())
                    .put("loss", turn.loss())
                    .put("testAccuracy", turn.accuracyFraction());
        }
        return node;
    }
}
