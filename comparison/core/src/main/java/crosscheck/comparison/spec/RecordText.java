package crosscheck.comparison.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/**
 * Records as people write them: a name, then what differs from its defaults, as in {@code
 * adam:beta1=0.8,epsilon=1e-7}. Components may be double, int or an enum.
 *
 * @param <T> what the records have in common
 */
public final class RecordText<T> {
    private final Map<String, T> defaults;

    /**
     * The records there are.
     *
     * @param defaults each with its name and its default values, in the order to list them; copied
     */
    public RecordText(Map<String, ? extends T> defaults) {
        this.defaults = new LinkedHashMap<>(defaults);
    }

    /** The names there are, such as {@code sgd, momentum or adam}. */
    public String names() {
        List<String> names = new ArrayList<>(defaults.keySet());
        String last = names.remove(names.size() - 1);
        return names.isEmpty() ? last : String.join(", ", names) + " or " + last;
    }

    /**
     * The record that a text means.
     *
     * @param text such as {@code adam} or {@code adam:beta1=0.8}
     * @throws IllegalArgumentException if a name or a value is wrong; the message says what was
     *     expected
     */
    public T parse(String text) {
        String name = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
        T standard = defaults.get(name);
        if (standard == null) {
            throw new IllegalArgumentException("expected " + names() + ", found '" + name + "'");
        }
        Map<String, String> given =
                text.contains(":") ? pairs(text.substring(text.indexOf(':') + 1)) : Map.of();
        Map<String, Object> values = values(standard);
        given.forEach(
                (key, value) -> {
                    if (!values.containsKey(key)) {
                        throw new IllegalArgumentException(
                                name
                                        + (values.isEmpty()
                                                ? " has no parameters"
                                                : " has " + String.join(", ", values.keySet()))
                                        + ", not '"
                                        + key
                                        + "'");
                    }
                    values.put(key, value(key, value, values.get(key)));
                });
        return build(standard, values);
    }

    /**
     * The name of a record.
     *
     * @return such as {@code adam}
     */
    public String name(T record) {
        return defaults.entrySet().stream()
                .filter(entry -> entry.getValue().getClass() == record.getClass())
                .map(Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no name for " + record));
    }

    /**
     * The values of a record.
     *
     * @return by component, in order; enums in lower case
     */
    public Map<String, Object> parameters(T record) {
        Map<String, Object> values = values(record);
        values.replaceAll((key, value) -> value instanceof Enum<?> e ? label(e) : value);
        return values;
    }

    /**
     * A record as it would be written.
     *
     * @return such as {@code adam:beta1=0.9,beta2=0.999,epsilon=1.0E-8}
     */
    public String text(T record) {
        String parameters =
                parameters(record).entrySet().stream()
                        .map(Entry::toString)
                        .collect(Collectors.joining(","));
        return name(record) + (parameters.isEmpty() ? "" : ":" + parameters);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("expected name=value, found '" + pair + "'");
            }
            pairs.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return pairs;
    }

    private static Object value(String key, String text, Object standard) {
        if (standard instanceof Enum<?> e) {
            return constant(key, text, e.getDeclaringClass());
        }
        try {
            return standard instanceof Integer
                    ? (Object) Integer.valueOf(text)
                    : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            String kind = standard instanceof Integer ? "a whole number" : "a number";
            throw new IllegalArgumentException(
                    key + " must be " + kind + ", not '" + text + "'", e);
        }
    }

    private static Object constant(String key, String text, Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> label(constant).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        key
                                                + " must be "
                                                + Arrays.stream(type.getEnumConstants())
                                                        .map(RecordText::label)
                                                        .collect(Collectors.joining(" or "))
                                                + ", not '"
                                                + text
                                                + "'"));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> values(Object record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), call(() -> component.getAccessor().invoke(record)));
        }
        return values;
    }

    @SuppressWarnings("unchecked") // the class is that of a T
    private static <T> T build(T standard, Map<String, Object> values) {
        Class<?>[] types =
                Arrays.stream(standard.getClass().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        return (T)
                call(
                        () ->
                                standard.getClass()
                                        .getDeclaredConstructor(types)
                                        .newInstance(values.values().toArray()));
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Reflection reflection) {
        try {
            return reflection.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
