package crosscheck.comparison.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** A second setting: some options of the command line, to be taken in place of the first ones. */
final class AgainstOptions {
    private static final String NAME = "--against";

    /** Beside the options of the network and its training. */
    private static final Set<String> OTHERS = Set.of("--train-examples", "--precision");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = NAME,
            preprocessor = OptionsAsValue.class,
            paramLabel = "OPTIONS",
            description =
                    "Compare two settings of each engine: A as the other options say, B with these"
                            + " in their place, as in --against \"--learning-rate 0.3 --hidden 100\""
                            + " or --against=--learning-rate=0.3. One engine is enough; there is no"
                            + " step-by-step check, and the exit code is 0 whatever is found.")
    private String against;

    boolean isGiven() {
        return against != null;
    }

    /** The options of setting B, as they were given. */
    String text() {
        return String.join(" ", words());
    }

    private List<String> words() {
        return List.of(against.strip().split("\\s+"));
    }

    /**
     * Reads the command line again, with the options of setting B in the place of those that they
     * change.
     *
     * @throws ParameterException if an option is unknown, wrong, or no matter of a setting
     */
    CommandLine parse(Supplier<CommandLine> fresh) {
        Set<String> changed = changed(parse(fresh.get(), words()));
        List<String> args = new ArrayList<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
            if (!changed.contains(option.longestName()) && !option.longestName().equals(NAME)) {
                Arguments.add(args, option);
            }
        }
        args.addAll(words());
        return parse(fresh.get(), args).commandSpec().commandLine();
    }

    private ParseResult parse(CommandLine line, List<String> args) {
        try {
            List<String> all = new ArrayList<>(List.of(spec.name()));
            all.addAll(args);
            return line.parseArgs(all.toArray(String[]::new)).subcommand();
        } catch (ParameterException e) {
            throw new ParameterException(spec.commandLine(), NAME + ": " + e.getMessage(), e);
        }
    }

    private Set<String> changed(ParseResult parsed) {
        Set<String> changed = new TreeSet<>();
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            if (!isOfASetting(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s cannot change %s; what it can: %s"
                                .formatted(NAME, option.longestName(), settings()));
            }
            changed.add(option.longestName());
        }
        return changed;
    }

    private String settings() {
        return spec.options().stream()
                .filter(AgainstOptions::isOfASetting)
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(", "));
    }

    private static boolean isOfASetting(OptionSpec option) {
        if (option.longestName().equals("--seed")) {
            return false;
        }
        Class<?> owner =
                option.userObject() instanceof Field field
                        ? field.getDeclaringClass()
                        : Object.class;
        return owner == NetworkOptions.class
                || owner == OptimiserOptions.class
                || OTHERS.contains(option.longestName());
    }

    /** Lets the value look like an option: picocli takes it for one unless a blank is before it. */
    static final class OptionsAsValue implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (!args.isEmpty()) {
                args.push(" " + args.pop());
            }
            return false;
        }
    }
}
