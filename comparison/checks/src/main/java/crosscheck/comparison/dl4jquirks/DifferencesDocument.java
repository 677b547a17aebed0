package crosscheck.comparison.dl4jquirks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Differences as JSON. */
public final class DifferencesDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DifferencesDocument() {}

    public static ObjectNode of(List<MeasuredDifference> all, Path runFolder) {
        ObjectNode document = JSON.objectNode();
        document.put("command", "differences");
        document.put("asPredicted", all.stream().allMatch(one -> one.measured().agrees()));
        ArrayNode differences = document.putArray("differences");
        for (MeasuredDifference one : all) {
            ObjectNode node = description(one.difference());
            node.put("asPredicted", one.measured().agrees());
            ArrayNode gaps = node.putArray("gaps");
            one.measured().gaps().forEach(gap -> gaps.add(gap(gap)));
            ArrayNode curves = node.putArray("curves");
            one.measured().curves().forEach(curve -> curves.add(curve(curve)));
            differences.add(node);
        }
        document.put("runFolder", runFolder.toString());
        return document;
    }

    /**
     * What differences there are.
     *
     * @param differences in order
     */
    public static ObjectNode list(List<Difference> differences) {
        ObjectNode document = JSON.objectNode();
        ArrayNode all = document.putArray("differences");
        differences.forEach(difference -> all.add(description(difference)));
        return document;
    }

    private static ObjectNode description(Difference difference) {
        ObjectNode node = JSON.objectNode();
        node.put("name", difference.name());
        node.put("topic", difference.topic().label());
        node.put("title", difference.title());
        node.put("published", difference.published().formula());
        node.put("publishedSource", difference.published().source());
        node.put("dl4j", difference.dl4j().formula());
        ArrayNode classes = node.putArray("dl4jClasses");
        difference.dl4j().classes().forEach(type -> classes.add(type.getName()));
        node.put("meaning", difference.meaning());
        return node;
    }

    private static ObjectNode gap(Gap gap) {
        ObjectNode node = JSON.objectNode();
        node.put("setting", gap.setting());
        node.put("quantity", gap.quantity());
        node.put("published", gap.published());
        node.put("dl4j", gap.dl4j());
        node.put("predicted", gap.predicted());
        node.put("measured", gap.measured());
        node.put("tolerance", gap.tolerance().absolute());
        node.put("toleranceReason", gap.tolerance().reason());
        node.put("asPredicted", gap.agrees());
        return node;
    }

    private static ObjectNode curve(GapCurve curve) {
        ObjectNode node = JSON.objectNode();
        node.put("setting", curve.setting());
        node.put("quantity", curve.quantity());
        node.put("asPredicted", curve.agrees());
        ArrayNode steps = node.putArray("steps");
        ArrayNode predicted = node.putArray("predicted");
        ArrayNode measured = node.putArray("measured");
        for (int step : curve.shownSteps()) {
            steps.add(step);
            predicted.add(curve.after(step).predicted());
            measured.add(curve.after(step).measured());
        }
        return node;
    }
}
