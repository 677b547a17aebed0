package crosscheck.comparison.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/** A benchmark's result as JSON. */
public final class BenchDocument {
    private BenchDocument() {}

    /**
     * Adds the measurements to a run's document.
     *
     * @param document command, data and specification; modified
     */
    public static void add(ObjectNode document, BenchResult result) {
        document.put("peakGigaflops", result.peakGigaflops());
        ArrayNode speeds = document.putArray("speeds");
        for (Speed speed : result.speeds()) {
            ObjectNode node = speeds.addObject();
            node.put("name", speed.subject().name());
            node.put("engine", speed.subject().engine().name().label());
            node.put("precision", speed.subject().precision().label());
            node.put("computesWith", speed.subject().engine().computesWith());
            node.set("secondsPerEpoch", timings(speed.epoch()));
            node.set("predictionSeconds", timings(speed.prediction()));
            node.put("timesFastest", result.timesFastest(speed));
            node.put("examplesPerSecond", speed.examplesPerSecond());
            node.put("predictionsPerSecond", speed.predictionsPerSecond());
            node.put("gigaflops", speed.gigaflops());
            node.put("shareOfPeak", result.shareOfPeak(speed));
        }
        OptionalLong peak = result.peakResidentMebibytes();
        document.put("peakResidentMebibytes", peak.isPresent() ? peak.getAsLong() : null);
        ObjectNode startUp = document.putObject("startUpSeconds");
        result.startUp()
                .forEach((engine, seconds) -> startUp.set(engine.label(), timings(seconds)));
    }

    /**
     * A duration that was measured several times.
     *
     * @param timings in seconds
     * @return {@code least}, {@code median} and {@code most}
     */
    public static ObjectNode timings(Timings timings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("least", timings.least())
                .put("median", timings.median())
                .put("most", timings.most());
    }
}
