package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Points as options of {@code train}, beside the options that all trials have in common. */
final class PointOptions {
    private static final String HIDDEN = "hidden";
    private static final String LAYERS = "layers";
    private static final int MOST_LAYERS = 100;
    private static final String OPTIMISER = "optimiser";
    private static final String SEED = "--seed";
    private static final Map<String, String> SHORT =
            Map.of(LAYERS, "--hidden", "miniBatch", "--mini-batch-size");

    private final Map<String, String> base = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    @Command(name = Arguments.COMMAND)
    static final class Line {
        @Mixin private NetworkOptions network;

        NetworkOptions network() {
            return network;
        }
    }

    /** The options of a study. */
    PointOptions(List<String> arguments) {
        Set<String> names = names();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            List<String> option = arguments.subList(i, i + 2);
            if (names.contains(option.get(0))) {
                base.put(option.get(0), option.get(1));
            } else if (!option.get(0).equals(SEED)) {
                others.addAll(option);
            }
        }
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        new CommandLine(new Line())
                .getCommandSpec()
                .options()
                .forEach(option -> names.add(option.longestName()));
        names.remove(SEED);
        return names;
    }

    /** The options of the study that are no matter of a network and its training. */
    List<String> others() {
        return List.copyOf(others);
    }

    /**
     * Checks the names of a space.
     *
     * @throws IllegalArgumentException if a parameter is no option of a network or its training
     */
    void requireKnown(SearchSpace space) {
        Set<String> options = names();
        Set<String> varied =
                space.parameters().stream().map(SweptParameter::name).collect(Collectors.toSet());
        for (String name : varied) {
            if (!options.contains(option(name))) {
                throw new IllegalArgumentException(
                        "there is no parameter '%s'; there are %s"
                                .formatted(name, String.join(", ", parameters(options))));
            }
            boolean ofOptimiser = name.startsWith(OPTIMISER + ".");
            if (ofOptimiser && !varied.contains(OPTIMISER) && !base.containsKey("--" + OPTIMISER)) {
                throw new IllegalArgumentException(
                        name + " needs --optimiser, or the parameter optimiser");
            }
        }
    }

    /** What parameters of these options are called. */
    private static Set<String> parameters(Set<String> options) {
        Set<String> parameters = new TreeSet<>(SHORT.keySet());
        for (String option : options) {
            if (!SHORT.containsValue(option) || option.equals("--" + HIDDEN)) {
                parameters.add(
                        Pattern.compile("-+(.)")
                                .matcher(option.substring(2))
                                .replaceAll(hyphen -> hyphen.group(1).toUpperCase(Locale.ROOT)));
            }
        }
        return parameters;
    }

    /** The option that has a parameter's value. */
    private static String option(String parameter) {
        String name = parameter.startsWith(OPTIMISER + ".") ? OPTIMISER : parameter;
        return SHORT.getOrDefault(
                name, "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    /**
     * The options of a trial that are a matter of its network and training.
     *
     * @throws IllegalArgumentException if hidden units and layers do not fit
     */
    List<String> of(Point point) {
        Map<String, String> options = new LinkedHashMap<>(base);
        Map<String, String> values = new LinkedHashMap<>(point.values());
        if (values.containsKey(HIDDEN) || values.containsKey(LAYERS)) {
            String units = values.remove(HIDDEN);
            options.put(
                    "--hidden",
                    hidden(
                            units == null ? options.getOrDefault("--hidden", "30") : units,
                            values.remove(LAYERS)));
        }
        List<String> ofOptimiser = new ArrayList<>();
        values.forEach(
                (name, value) -> {
                    if (name.startsWith(OPTIMISER + ".")) {
                        ofOptimiser.add(name.substring(OPTIMISER.length() + 1) + "=" + value);
                    } else {
                        options.put(option(name), value);
                    }
                });
        if (!ofOptimiser.isEmpty()) {
            options.merge(
                    "--" + OPTIMISER,
                    String.join(",", ofOptimiser),
                    (name, own) -> name + (name.contains(":") ? "," : ":") + own);
        }
        List<String> words = new ArrayList<>();
        options.forEach((name, value) -> words.addAll(List.of(name, value)));
        return words;
    }

    /** Units of each hidden layer, such as {@code 30,30}. */
    private static String hidden(String units, String layers) {
        String each = units.replace('-', ',');
        if (layers == null) {
            return each;
        }
        if (each.contains(",")) {
            throw new IllegalArgumentException(
                    "layers repeats one number of hidden units, and not " + each);
        }
        if (!layers.matches("[0-9]{1,3}")
                || Integer.parseInt(layers) < 1
                || Integer.parseInt(layers) > MOST_LAYERS) {
            throw new IllegalArgumentException(
                    "layers must be from 1 to %d, not %s".formatted(MOST_LAYERS, layers));
        }
        return String.join(",", Collections.nCopies(Integer.parseInt(layers), each));
    }
}
