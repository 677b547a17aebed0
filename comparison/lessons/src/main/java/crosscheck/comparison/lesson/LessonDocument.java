package crosscheck.comparison.lesson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.lesson.Figure.Outcome;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.Section;
import java.nio.file.Path;
import java.util.List;

/** A lesson's results as JSON. */
public final class LessonDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LessonDocument() {}

    public static ObjectNode of(Lesson lesson, LessonResult result, long seed, Path runFolder) {
        ObjectNode document = JSON.objectNode();
        document.put("command", "lesson");
        document.put("lesson", lesson.name());
        document.put("title", lesson.title());
        document.put("seed", seed);
        for (Outcome outcome : Outcome.values()) {
            document.put(outcome.label(), result.count(outcome));
        }
        ArrayNode figures = document.putArray("figures");
        result.figures().forEach(figure -> figures.add(figure(figure)));
        document.set("findings", findings(result));
        document.put("runFolder", runFolder.toString());
        return document;
    }

    /**
     * What lessons there are.
     *
     * @param lessons in order
     */
    public static ObjectNode list(List<Lesson> lessons) {
        ObjectNode document = JSON.objectNode();
        ArrayNode all = document.putArray("lessons");
        for (Lesson lesson : lessons) {
            ObjectNode node = all.addObject();
            node.put("name", lesson.name());
            node.put("title", lesson.title());
            node.put("summary", lesson.summary());
        }
        return document;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode node = JSON.objectNode();
        node.put("lecture", figure.lecture().name());
        node.put("what", figure.what());
        node.put("printed", figure.printed());
        node.set("printedValues", numbers(figure.printedValues()));
        node.set("expected", numbers(figure.expected()));
        node.set("computed", numbers(figure.computed()));
        node.put("tolerance", figure.tolerance());
        node.put("outcome", figure.outcome().label());
        node.put("note", figure.note());
        return node;
    }

    private static ArrayNode findings(LessonResult result) {
        ArrayNode findings = JSON.arrayNode();
        for (Section section : result.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Chart chart) {
                    ObjectNode node = findings.addObject();
                    node.put("title", chart.title());
                    node.put("finding", chart.finding());
                }
            }
        }
        return findings;
    }

    private static ArrayNode numbers(List<Double> values) {
        ArrayNode numbers = JSON.arrayNode();
        values.forEach(numbers::add);
        return numbers;
    }
}
