package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.arbiter.NetworkSpace;
import crosscheck.comparison.sweep.run.Configurations;
import crosscheck.comparison.sweep.run.InvalidPointException;
import crosscheck.comparison.sweep.sampler.RandomSampler;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A study's networks for Arbiter. */
final class ArbiterExport {
    /** Points that are looked at to find one that has a meaning. */
    private static final int ATTEMPTS = 1000;

    private final StudySpec study;
    private final Surroundings surroundings;
    private final Console console;

    /** The options of a study that are no matter of its networks. */
    @Command(name = Arguments.COMMAND)
    private static final class Others {
        @Mixin private DataOptions data;
        @Mixin private EngineOptions engine;
    }

    ArbiterExport(StudySpec study, Surroundings surroundings, Console console) {
        this.study = study;
        this.surroundings = surroundings;
        this.console = console;
    }

    /**
     * Arbiter's JSON.
     *
     * @throws UnsupportedSpecException if Arbiter cannot have such networks
     * @throws InvalidDataException if the data set, whose shape the networks have, is not here
     */
    String json() throws InvalidDataException {
        if (study.mostParameters().isPresent()) {
            throw new UnsupportedSpecException(
                    "a MultiLayerSpace has no limit of parameters: leave out --max-parameters");
        }
        Configurations configurations = new PointConfigurations(study, open());
        Point sample = sample(configurations);
        String json = NetworkSpace.of(study.space(), configurations, sample, study.seed()).json();
        TrainingSpec training = configurations.of(sample).training();
        console.notice(
                "a MultiLayerSpace does not say: mini-batch %d%s%s"
                        .formatted(
                                training.miniBatchSize(),
                                training.earlyStopping()
                                        .map(stop -> ", patience " + stop.patience())
                                        .orElse(""),
                                training.augmentation().isNone()
                                        ? ""
                                        : ", augment " + Choices.text(training.augmentation())));
        return json;
    }

    private Split open() throws InvalidDataException {
        Others others = new Others();
        CommandLine parser = new CommandLine(others);
        Crosscheck.registerChoices(parser);
        List<String> words = new PointOptions(study.arguments()).others();
        parser.parseArgs(words.toArray(String[]::new));
        return others.data.open(surroundings.environment(), console);
    }

    private Point sample(Configurations configurations) {
        String reason = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            Point point =
                    new RandomSampler()
                            .next(study.space(), List.of(), study.seed(), i)
                            .orElseThrow();
            try {
                configurations.of(point);
                return point;
            } catch (InvalidPointException e) {
                reason = e.getMessage();
            }
        }
        throw new UnsupportedSpecException("no point of the study has a network: " + reason);
    }
}
