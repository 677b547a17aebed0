package crosscheck.comparison.dl4jfile;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Printable;
import crosscheck.data.InvalidDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A part of a configuration that somebody else wrote: what is asked for is there and of its type,
 * or the message says what is not.
 */
record JsonPart(String where, JsonNode node) {
    static final String CLASS = "@class";

    JsonPart object(String field) throws InvalidDataException {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw must(field, "be an object", value);
        }
        return new JsonPart(where + "." + field, value);
    }

    List<JsonPart> objects(String field) throws InvalidDataException {
        JsonNode value = node.path(field);
        List<JsonPart> parts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!value.isArray() || !element.isObject()) {
                break;
            }
            parts.add(new JsonPart("%s.%s[%d]".formatted(where, field, parts.size()), element));
        }
        if (parts.isEmpty() || parts.size() != value.size()) {
            throw must(field, "be a list of objects", value);
        }
        return parts;
    }

    /** What the part is, without its package; the name must begin as said. */
    String className(String before) throws InvalidDataException {
        String name = text(CLASS);
        if (!name.startsWith(before)) {
            throw must(CLASS, "begin with " + before, node.path(CLASS));
        }
        return name.substring(before.length());
    }

    String text(String field) throws InvalidDataException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw must(field, "be a text", value);
        }
        return value.textValue();
    }

    /** A whole number from 1 to a limit. */
    int count(String field, int most) throws InvalidDataException {
        JsonNode value = node.path(field);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw must(field, "be a whole number from 1 to " + most, value);
        }
        return value.intValue();
    }

    /** The extent of a square, given as two equal numbers. */
    int square(String field, int most) throws InvalidDataException {
        JsonNode value = node.path(field);
        JsonNode first = value.path(0);
        if (!value.isArray()
                || value.size() != 2
                || !first.isInt()
                || first.intValue() < 1
                || first.intValue() > most
                || !first.equals(value.path(1))) {
            throw must(field, "be two equal numbers from 1 to " + most, value);
        }
        return first.intValue();
    }

    /** Checks a field against the only JSON text that it may have. */
    void require(String field, String json) throws InvalidDataException {
        if (!node.path(field).toString().equals(json)) {
            throw must(field, "be " + json, node.path(field));
        }
    }

    /** Checks that there are no other fields than these. */
    void requireOnly(Set<String> fields) throws InvalidDataException {
        List<String> others = new ArrayList<>();
        node.fieldNames().forEachRemaining(others::add);
        others.removeAll(fields);
        if (!others.isEmpty()) {
            throw new InvalidDataException(
                    "%s has '%s', of which Crosscheck does not know what it means"
                            .formatted(where, Printable.of(others.get(0))));
        }
    }

    InvalidDataException must(String field, String what, JsonNode found) {
        return new InvalidDataException(
                "%s: %s must %s for Crosscheck but is %s"
                        .formatted(
                                where,
                                field,
                                what,
                                found.isMissingNode()
                                        ? "missing"
                                        : Printable.of(found.toString())));
    }
}
