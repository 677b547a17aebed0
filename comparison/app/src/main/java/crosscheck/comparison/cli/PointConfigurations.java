package crosscheck.comparison.cli;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.ParameterShape;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Configurations;
import crosscheck.comparison.sweep.run.InvalidPointException;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.Split;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What points mean, by way of the options of the command line: every check and every default of
 * {@code train} holds for trials too.
 */
final class PointConfigurations implements Configurations {
    private final PointOptions options;
    private final PointOptions.Line line = new PointOptions.Line();

    /** Used again for each point: to make one takes far longer than to parse. */
    private final CommandLine parser = new CommandLine(line);

    private final List<EngineName> engines;
    private final Split split;
    private final Optional<Long> mostParameters;

    PointConfigurations(StudySpec study, Split split) {
        this.options = new PointOptions(study.arguments());
        this.engines = study.engines();
        this.split = split;
        this.mostParameters = study.mostParameters();
        Crosscheck.registerChoices(parser);
    }

    @Override
    public synchronized Configuration of(Point point) {
        try {
            List<String> words = options.of(point);
            parser.parseArgs(words.toArray(String[]::new));
            line.network().validate(engines);
            NetworkSpec network = line.network().network(split);
            requireSize(network);
            return new Configuration(network, line.network().training(split), words);
        } catch (ParameterException | IllegalArgumentException | ArithmeticException e) {
            throw new InvalidPointException(e.getMessage(), e);
        }
    }

    private void requireSize(NetworkSpec network) {
        long count =
                ParameterShape.of(network).stream()
                        .mapToLong(
                                shape ->
                                        shape.extents().stream()
                                                .mapToLong(extent -> extent)
                                                .reduce(1, Math::multiplyExact))
                        .sum();
        if (mostParameters.isPresent() && count > mostParameters.get()) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, more than --max-parameters %d"
                            .formatted(count, mostParameters.get()));
        }
    }
}
