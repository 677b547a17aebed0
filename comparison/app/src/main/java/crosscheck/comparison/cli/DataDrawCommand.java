package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.data.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck data draw}. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes drawn digits as files, for other programs to read.")
final class DataDrawCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "Where to write; IDX files of the same names are replaced.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "idx",
            description =
                    "idx for four IDX files, or png for the folders train and test with a"
                            + " sub-folder of PNG files for each digit (default: ${DEFAULT-VALUE}).")
    private DrawnFormat format;

    @Option(
            names = "--train-examples",
            paramLabel = "N",
            defaultValue = "" + DrawnDigits.DEFAULT_TRAIN_COUNT,
            description = "Training images (default: ${DEFAULT-VALUE}).")
    private int trainExamples;

    @Option(
            names = "--test-examples",
            paramLabel = "N",
            defaultValue = "" + DrawnDigits.DEFAULT_TEST_COUNT,
            description = "Test images (default: ${DEFAULT-VALUE}).")
    private int testExamples;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "" + DrawnDigits.DEFAULT_SEED,
            description = "Decides the drawings (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutputOptions outputOptions;

    DataDrawCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Console console = outputOptions.console(surroundings);
        try {
            DrawnDigits digits = DrawnDigits.draw(trainExamples, testExamples, seed);
            switch (format) {
                case IDX -> digits.writeIdx(out);
                case PNG -> digits.writePng(out);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        console.out()
                .println(
                        "%s + %s digits of seed %d are in %s"
                                .formatted(
                                        Numbers.count(trainExamples),
                                        Numbers.count(testExamples),
                                        seed,
                                        out));
        return ExitCode.OK;
    }
}
