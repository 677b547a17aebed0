package crosscheck.comparison.sweep.standings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;

/** Standings as JSON. */
public final class StandingsDocument {
    private StandingsDocument() {}

    /**
     * The standings as JSON.
     *
     * @return {@code data}, and {@code searches[]} with an object for each; new
     */
    public static ObjectNode of(String data, List<Standing> standings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("data", data);
        ArrayNode all = document.putArray("searches");
        standings.forEach(standing -> all.add(standing(standing)));
        return document;
    }

    private static ObjectNode standing(Standing standing) {
        ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("sampler", standing.contestant().sampler())
                        .put("pruner", standing.contestant().pruner())
                        .put("trials", standing.contestant().trials())
                        .put("meanBest", standing.meanBest());
        put(node, "standardDeviation", standing.spread());
        standing.differences()
                .ifPresentOrElse(
                        d ->
                                node.putObject("difference")
                                        .put("mean", d.mean())
                                        .put("standardDeviation", d.standardDeviation())
                                        .put("low", d.interval().low())
                                        .put("high", d.interval().high()),
                        () -> node.putNull("difference"));
        node.put("meanEpochs", standing.meanEpochs()).put("reached", standing.reached());
        ArrayNode studies = node.putArray("studies");
        for (int i = 0; i < standing.courses().size(); i++) {
            SearchCourse course = standing.courses().get(i);
            ObjectNode study =
                    studies.addObject()
                            .put("seed", course.studySeed())
                            .put("best", course.best())
                            .put("epochs", course.epochs())
                            .put("seconds", course.seconds());
            put(study, "share", standing.share(i));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
    }
}
