package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.statistics.Equivalence;
import crosscheck.comparison.statistics.PairedDifferences;
import crosscheck.comparison.statistics.Summary;
import crosscheck.comparison.statistics.TTest;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.verdict.Pair;
import crosscheck.comparison.verdict.PairStatistics;
import crosscheck.comparison.verdict.SeedComparison;
import crosscheck.comparison.verdict.SeedTest;
import java.util.Optional;

/** The statistics of {@code compare} as JSON; accuracies and their differences are fractions. */
public final class SeedComparisonDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SeedComparisonDocument() {}

    /**
     * Adds what the seeds say to the results.
     *
     * @param document the results; modified: {@code margin}, {@code pairs}, and in {@code engines}
     *     {@code statistics}
     * @param compared the same arms, in the same order
     */
    public static void addTo(ObjectNode document, SeedComparison compared) {
        for (int i = 0; i < compared.arms().size(); i++) {
            ObjectNode engine = (ObjectNode) document.get("engines").get(i);
            engine.set("statistics", statistics(compared.arms().get(i)));
        }
        document.put("margin", compared.margin());
        ArrayNode pairs = document.putArray("pairs");
        compared.pairs().forEach(pair -> pairs.add(pair(pair)));
    }

    /** Null for a single seed. */
    private static ObjectNode statistics(Arm arm) {
        if (arm.results().size() < 2) {
            return null;
        }
        ObjectNode node = JSON.objectNode();
        node.set(
                "testAccuracy",
                summary(
                        Summary.of(
                                SeedComparison.measured(arm, r -> r.test().accuracyFraction()))));
        node.set(
                "testLoss",
                summary(Summary.of(SeedComparison.measured(arm, r -> r.test().loss()))));
        return node;
    }

    private static ObjectNode summary(Summary summary) {
        ObjectNode node = JSON.objectNode();
        node.put("n", summary.n());
        node.put("mean", summary.mean());
        node.put("standardDeviation", summary.standardDeviation());
        node.put("low", summary.interval().low());
        node.put("high", summary.interval().high());
        return node;
    }

    private static ObjectNode pair(Pair pair) {
        ObjectNode node = JSON.objectNode();
        node.set("reference", name(pair.reference()));
        node.set("other", name(pair.other()));
        Optional<PairStatistics> statistics = pair.statistics();
        node.set(
                "accuracyDifference",
                statistics
                        .map(s -> differences(s.accuracy()).put("adjustedP", orNull(s.adjustedP())))
                        .orElse(null));
        node.set(
                "lossDifference",
                statistics
                        .map(s -> differences(s.loss()).put("adjustedP", orNull(s.adjustedLossP())))
                        .orElse(null));
        node.set("equivalence", statistics.map(s -> equivalence(s.equivalence())).orElse(null));
        node.put("finding", statistics.map(s -> s.finding().label()).orElse(null));
        node.put("lossDiffers", statistics.map(PairStatistics::isLossDifferent).orElse(null));
        ArrayNode tests = node.putArray("mcnemar");
        pair.seedTests().forEach(test -> tests.add(seedTest(test)));
        return node;
    }

    private static ObjectNode name(Arm arm) {
        return JSON.objectNode()
                .put("engine", arm.engine().label())
                .put("setting", arm.setting().label());
    }

    private static ObjectNode differences(PairedDifferences differences) {
        ObjectNode node = JSON.objectNode();
        Optional<TTest> test = differences.tTest();
        node.put("n", differences.n());
        node.put("mean", differences.mean());
        node.put("standardDeviation", differences.standardDeviation());
        node.put("low", differences.interval().low());
        node.put("high", differences.interval().high());
        node.put("t", orNull(test.map(TTest::t)));
        node.put("degreesOfFreedom", differences.n() - 1);
        node.put("p", orNull(test.map(TTest::p)));
        return node;
    }

    private static ObjectNode equivalence(Equivalence equivalence) {
        ObjectNode node = JSON.objectNode();
        node.put("low", equivalence.interval().low());
        node.put("high", equivalence.interval().high());
        node.put("pAboveLower", orNull(equivalence.aboveLower().map(TTest::pGreater)));
        node.put("pBelowUpper", orNull(equivalence.belowUpper().map(TTest::pLess)));
        node.put("p", orNull(equivalence.p()));
        node.put("shown", equivalence.isShown());
        return node;
    }

    private static ObjectNode seedTest(SeedTest test) {
        ObjectNode node = JSON.objectNode();
        node.put("seed", test.seed());
        node.put("b", test.test().onlyReference());
        node.put("c", test.test().onlyOther());
        node.put("p", test.test().p());
        node.put("adjustedP", test.adjustedP());
        return node;
    }

    private static Double orNull(Optional<Double> value) {
        return value.orElse(null);
    }
}
