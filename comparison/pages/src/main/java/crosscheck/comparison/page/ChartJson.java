package crosscheck.comparison.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Charts as the JSON that the page's script draws from. */
final class ChartJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ChartJson() {}

    static String of(XyChart chart) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", chart.kind());
        json.set("x", MAPPER.valueToTree(chart.x()));
        json.set("y", MAPPER.valueToTree(chart.y()));
        json.set("series", MAPPER.valueToTree(chart.series()));
        chart.surface().ifPresent(surface -> json.set("surface", surface(surface)));
        return text(json);
    }

    static String of(BarChart chart) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", chart.kind());
        json.put("xName", chart.xName());
        json.set("categories", MAPPER.valueToTree(chart.categories()));
        json.set("y", MAPPER.valueToTree(chart.y()));
        json.set("bars", MAPPER.valueToTree(chart.bars()));
        return text(json);
    }

    private static ObjectNode surface(Surface surface) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("xFrom", surface.xFrom());
        json.put("xTo", surface.xTo());
        json.put("yFrom", surface.yFrom());
        json.put("yTo", surface.yTo());
        json.put("image", surface.image());
        return json;
    }

    /** The text for a script element: no character in it can end that element. */
    private static String text(ObjectNode json) {
        try {
            return MAPPER.writeValueAsString(json).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
