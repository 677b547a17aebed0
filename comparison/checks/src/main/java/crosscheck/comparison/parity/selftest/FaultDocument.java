package crosscheck.comparison.parity.selftest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.trace.Divergence;

/** What was made of faults, as JSON. */
public final class FaultDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FaultDocument() {}

    /**
     * One fault.
     *
     * @return its name, what it is, where it must be seen, and whether it was
     */
    public static ObjectNode of(FaultResult result) {
        ObjectNode node = JSON.objectNode();
        node.put("name", result.fault().label());
        if (result.fault().scope() == Fault.Scope.LAYER) {
            node.put("layer", result.layer());
        }
        node.put("what", result.fault().what());
        node.put("why", result.fault().why());
        node.putObject("expected")
                .put("step", result.expected().step())
                .put("tensor", result.expected().tensor());
        node.put("found", result.found());
        node.put("named", result.named());
        node.put("seenFirst", result.divergence().map(Divergence::text).orElse(""));
        return node;
    }

    /**
     * A self-test.
     *
     * @return {@code faults}, one for each fault, place and seed, and {@code clean}
     */
    public static ObjectNode of(SelfTest.Result result) {
        ObjectNode node = JSON.objectNode();
        ArrayNode faults = node.putArray("faults");
        result.rows()
                .forEach(
                        row ->
                                row.results()
                                        .forEach(
                                                one -> faults.add(of(one).put("seed", seed(one)))));
        node.putObject("clean")
                .put("runs", result.clean().size())
                .put("steps", result.clean().get(0).steps())
                .put("reported", result.falseAlarms())
                .put("largestAbsoluteError", result.largestCleanError());
        return node;
    }

    private static long seed(FaultResult result) {
        return result.result().parityCase().training().seed();
    }
}
