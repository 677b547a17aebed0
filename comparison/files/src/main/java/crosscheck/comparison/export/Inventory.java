package crosscheck.comparison.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NumberType;
import java.util.ArrayList;
import java.util.List;

/** What is in a folder: each array with its file, shape, type and meaning. */
final class Inventory {
    private record Entry(String file, String name, String type, List<Integer> shape, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(String file, String name, NpyArray array, String meaning) {
        add(file, name, array.type(), array.shape(), meaning);
    }

    /** Adds an array; {@code S} in its name stands for the number of a step. */
    void add(String file, String name, NumberType type, List<Integer> shape, String meaning) {
        entries.add(new Entry(file, name, type.label(), List.copyOf(shape), meaning));
    }

    /** For spec.json. */
    ArrayNode toJson() {
        ArrayNode arrays = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : entries) {
            ObjectNode node = arrays.addObject();
            node.put("file", entry.file());
            node.put("name", entry.name());
            node.put("dtype", entry.type());
            ArrayNode shape = node.putArray("shape");
            entry.shape().forEach(shape::add);
            node.put("meaning", entry.text());
        }
        return arrays;
    }

    /** For README.txt: each file with its arrays. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String file = "";
        for (Entry entry : entries) {
            if (!entry.file().equals(file)) {
                file = entry.file();
                lines.add(file);
            }
            lines.add(
                    "    %s %s %s: %s"
                            .formatted(entry.name(), entry.type(), entry.shape(), entry.text()));
        }
        return lines;
    }
}
