package crosscheck.comparison.cli;

import crosscheck.data.source.DataCatalog;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a command line that all trials of a study have in common. */
final class TrialArguments {
    private static final Set<Class<?>> OF_TRIALS =
            Set.of(
                    DataOptions.class,
                    NetworkOptions.class,
                    OptimiserOptions.class,
                    EngineOptions.class);

    private static final String DATA = "--data";

    private TrialArguments() {}

    /**
     * Those that were given.
     *
     * @param standard names and values in turn, which count where the name was not given
     */
    static List<String> of(ParseResult parsed, List<String> standard) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < standard.size(); i += 2) {
            if (!parsed.hasMatchedOption(standard.get(i))) {
                arguments.addAll(standard.subList(i, i + 2));
            }
        }
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            boolean path = Arrays.asList(option.auxiliaryTypes()).contains(Path.class);
            if (isOfTrials(option) && !path) {
                Arguments.add(arguments, option);
            }
        }
        return arguments;
    }

    /**
     * With the data set's own name where it was found by itself: another machine may find another;
     * the same where they name the data.
     */
    static List<String> named(List<String> arguments, String found) {
        int at = arguments.indexOf(DATA);
        if (at >= 0 && !arguments.get(at + 1).equals(DataCatalog.AUTO)) {
            return arguments;
        }
        List<String> named = new ArrayList<>(List.of(DATA, found));
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i != at) {
                named.addAll(arguments.subList(i, i + 2));
            }
        }
        return named;
    }

    private static boolean isOfTrials(OptionSpec option) {
        return option.userObject() instanceof Field field
                && OF_TRIALS.contains(field.getDeclaringClass());
    }
}
