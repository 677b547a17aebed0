package crosscheck.comparison.testing.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes and documents at random places, the same ones for the same seed. */
public final class Damage {
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "1",
        "-1",
        "2",
        "28",
        "2.5",
        "1e308",
        "1e-320",
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "\"\"",
        "\"x\"",
        "\"NaN\"",
        "[]",
        "{}",
        "[[]]",
        "[1,1]",
        "[2147483647,2147483647]",
        "{\"a\":{}}",
        "[{}]",
        "\"\\u0000\\uffff\""
    };

    private final Random random;

    /**
     * A source of damage.
     *
     * @param seed the same seed does the same damage
     */
    public Damage(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Bytes with a damage: mostly some changed bits or bytes, now and then a hole or a doubled
     * part.
     *
     * @param whole not modified
     * @return new
     */
    public byte[] bytes(byte[] whole) {
        int at = random.nextInt(whole.length);
        int to = Math.min(whole.length, at + 1 + random.nextInt(16));
        return switch (random.nextInt(8)) {
            case 0 -> joined(whole, at, to);
            case 1 -> joined(whole, to, at);
            case 2 -> {
                byte[] copy = whole.clone();
                Arrays.fill(copy, at, to, (byte) (random.nextBoolean() ? 0 : -1));
                yield copy;
            }
            default -> flipped(whole, 1 + random.nextInt(3));
        };
    }

    /** The first part up to one place, then everything from another one on. */
    private static byte[] joined(byte[] whole, int end, int begin) {
        byte[] joined = Arrays.copyOf(whole, end + whole.length - begin);
        System.arraycopy(whole, begin, joined, end, whole.length - begin);
        return joined;
    }

    private byte[] flipped(byte[] whole, int times) {
        byte[] copy = whole.clone();
        for (int i = 0; i < times; i++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /**
     * A document in which one value is another one, or is missing, or is there twice.
     *
     * @param whole not modified
     * @return a new document
     */
    public JsonNode json(JsonNode whole) {
        JsonNode copy = whole.deepCopy();
        List<JsonNode> parents = new ArrayList<>();
        collect(copy, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        int place = random.nextInt(parent.size());
        if (parent instanceof ObjectNode object) {
            String field = new ArrayList<>(object.properties()).get(place).getKey();
            switch (random.nextInt(4)) {
                case 0 -> object.remove(field);
                case 1 -> object.set(field + "x", object.remove(field));
                default -> object.set(field, value());
            }
        } else if (parent instanceof ArrayNode array) {
            switch (random.nextInt(4)) {
                case 0 -> array.remove(place);
                case 1 -> array.insert(place, array.get(place).deepCopy());
                default -> array.set(place, value());
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode() && !node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private JsonNode value() {
        try {
            return new ObjectMapper().readTree(VALUES[random.nextInt(VALUES.length)]);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
