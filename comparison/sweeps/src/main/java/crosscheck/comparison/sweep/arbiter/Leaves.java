package crosscheck.comparison.sweep.arbiter;

import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.sweep.space.Choice;
import crosscheck.comparison.sweep.space.Continuous;
import crosscheck.comparison.sweep.space.Scale;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.space.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;

/**
 * The values of a study's parameters as Arbiter's spaces, one leaf for each parameter: whoever asks
 * twice gets the same leaf, so that two layers have the same value.
 */
final class Leaves {
    /** The most values that are written out where Arbiter has no such range. */
    private static final int MOST_VALUES = 1000;

    private final Map<String, SweptParameter> varied = new LinkedHashMap<>();
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    /**
     * One parameter.
     *
     * @param texts the same leaf for a list of values, with their texts; of a range empty
     * @param uses how many layers have it, those that calculate with it twice
     */
    private record Leaf(
            ParameterSpace<?> space,
            Optional<ParameterSpace<String>> texts,
            Function<Number, String> text,
            int[] uses) {}

    Leaves(SearchSpace space) {
        space.parameters().forEach(parameter -> varied.put(parameter.name(), parameter));
    }

    boolean varies(String name) {
        return parameter(name).filter(own -> own.gridSize(2) > 1).isPresent();
    }

    Optional<SweptParameter> parameter(String name) {
        return Optional.ofNullable(varied.get(name));
    }

    /** A real number, or {@code fixed} where it is not varied. */
    ParameterSpace<Double> real(String name, double fixed) {
        return leaf(name, fixed, Leaves::range, Double::valueOf);
    }

    /** One less a real number: what dropout keeps. */
    ParameterSpace<Double> complement(String name, double fixed) {
        return leaf(name, 1 - fixed, Leaves::mirrored, text -> 1 - Double.parseDouble(text));
    }

    /** A whole number. */
    ParameterSpace<Integer> whole(String name, int fixed) {
        return leaf(name, fixed, Leaves::wholes, Integer::valueOf);
    }

    /** One of a list, or of a range of whole numbers that is written out. */
    <T> ParameterSpace<T> listed(String name, T fixed, Function<String, T> value) {
        return leaf(
                name,
                fixed,
                range -> {
                    throw refused(name, "it must be a list of values");
                },
                value);
    }

    /** The same as {@link #listed}, of a parameter whose range of whole numbers may be long. */
    <T> ParameterSpace<T> writtenOut(String name, T fixed, Function<String, T> value) {
        if (varied.get(name) instanceof Whole whole) {
            requireLinear(whole);
            if ((long) whole.high() - whole.low() >= MOST_VALUES) {
                throw refused(name, "it must be a list of at most %d".formatted(MOST_VALUES));
            }
            varied.put(
                    name,
                    new Choice(
                            name,
                            IntStream.rangeClosed(whole.low(), whole.high())
                                    .mapToObj(Integer::toString)
                                    .toList()));
        }
        return listed(name, fixed, value);
    }

    /** Says that the value of a leaf is used in a calculation, which Arbiter's JSON cannot read. */
    void calculated(String name) {
        if (leaves.containsKey(name)) {
            leaves.get(name).uses[0] = 2;
        }
    }

    /** What was varied and had no place in the network. */
    List<String> unused() {
        return varied.keySet().stream()
                .filter(name -> varies(name) && !leaves.containsKey(name))
                .toList();
    }

    /** The parameters whose value is in several places. */
    List<String> shared() {
        return leaves.entrySet().stream()
                .filter(entry -> entry.getValue().uses[0] > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The leaves get the places that they have among those of the space.
     *
     * @param order all leaves of the space, each once, as Arbiter numbers them
     */
    void number(List<ParameterSpace<?>> order) {
        int index = 0;
        for (ParameterSpace<?> next : order) {
            if (next.numParameters() == 1) {
                next.setIndices(index);
                for (Leaf leaf : leaves.values()) {
                    if (leaf.space == next && leaf.texts.isPresent()) {
                        leaf.texts.get().setIndices(index);
                    }
                }
                index++;
            }
        }
    }

    /** The values at a candidate's places, by name; those of one value among them. */
    Map<String, String> values(double[] candidate) {
        Map<String, String> values = new LinkedHashMap<>();
        for (SweptParameter parameter : varied.values()) {
            Leaf leaf = leaves.get(parameter.name());
            values.put(
                    parameter.name(),
                    leaf == null
                            ? parameter.at(0)
                            : leaf.texts
                                    .map(texts -> texts.getValue(candidate))
                                    .orElseGet(
                                            () ->
                                                    leaf.text.apply(
                                                            (Number)
                                                                    leaf.space.getValue(
                                                                            candidate))));
        }
        return values;
    }

    private <T> ParameterSpace<T> leaf(
            String name, T fixed, Function<SweptParameter, Leaf> range, Function<String, T> value) {
        if (!varies(name)) {
            return new FixedValue<>(fixed);
        }
        SweptParameter parameter = varied.get(name);
        Leaf leaf =
                leaves.computeIfAbsent(
                        name,
                        key ->
                                parameter instanceof Choice choice
                                        ? choice(choice, value)
                                        : range.apply(parameter));
        leaf.uses[0]++;
        @SuppressWarnings("unchecked") // made above, or by the same method for the same name
        ParameterSpace<T> space = (ParameterSpace<T>) leaf.space;
        return space;
    }

    private static <T> Leaf choice(Choice choice, Function<String, T> value) {
        List<T> values = new ArrayList<>();
        for (String option : choice.options()) {
            try {
                values.add(value.apply(option));
            } catch (NumberFormatException e) {
                throw refused(choice.name(), "'%s' is not one number".formatted(option));
            }
        }
        return new Leaf(
                new DiscreteParameterSpace<>(values),
                Optional.of(new DiscreteParameterSpace<>(choice.options())),
                String::valueOf,
                new int[1]);
    }

    private static Leaf range(SweptParameter parameter) {
        if (!(parameter instanceof Continuous continuous)) {
            throw refused(parameter.name(), "it must be a range of real numbers or a list");
        }
        double low = continuous.low();
        double high = continuous.high();
        return new Leaf(
                continuous.scale() == Scale.LINEAR
                        ? new ContinuousParameterSpace(low, high)
                        : new ContinuousParameterSpace(new LogUniformDistribution(low, high)),
                Optional.empty(),
                value -> Double.toString(value.doubleValue()),
                new int[1]);
    }

    private static Leaf mirrored(SweptParameter parameter) {
        if (!(parameter instanceof Continuous range) || range.scale() != Scale.LINEAR) {
            throw refused(parameter.name(), "it must be a range such as 0..0.5 or a list");
        }
        return new Leaf(
                new ContinuousParameterSpace(1 - range.high(), 1 - range.low()),
                Optional.empty(),
                value -> Double.toString(1 - value.doubleValue()),
                new int[1]);
    }

    private static Leaf wholes(SweptParameter parameter) {
        if (!(parameter instanceof Whole whole)) {
            throw refused(parameter.name(), "it must be a range such as int:1..9 or a list");
        }
        requireLinear(whole);
        return new Leaf(
                new IntegerParameterSpace(whole.low(), whole.high()),
                Optional.empty(),
                value -> Integer.toString(value.intValue()),
                new int[1]);
    }

    private static void requireLinear(Whole whole) {
        if (whole.scale() != Scale.LINEAR) {
            throw refused(
                    whole.name(), "Arbiter has no logarithmic range of whole numbers; take a list");
        }
    }

    private static UnsupportedSpecException refused(String name, String why) {
        return new UnsupportedSpecException(
                "%s cannot be varied in a MultiLayerSpace like that: %s".formatted(name, why));
    }
}
