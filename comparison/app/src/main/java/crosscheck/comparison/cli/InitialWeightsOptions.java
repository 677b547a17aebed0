package crosscheck.comparison.cli;

import crosscheck.comparison.compare.Session;
import crosscheck.comparison.runfolder.InitialWeights;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Initial weights from elsewhere. */
final class InitialWeightsOptions {
    private static final String NAME = "--init-weights";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = NAME,
            paramLabel = "FILE.npz",
            description =
                    "Begin with the weights in this file of NumPy arrays (0_W, 0_b, 1_W and so on, as"
                            + " weights-<engine>.npz and --export have them), whatever the seed.")
    private Path file;

    /**
     * Refuses an initialiser beside a file.
     *
     * @throws ParameterException if there are both
     */
    void validate() {
        if (file != null && spec.commandLine().getParseResult().hasMatchedOption("--initialiser")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--initialiser draws the weights that "
                            + NAME
                            + " reads: leave out one of them");
        }
    }

    /**
     * Reads the file, if there is one.
     *
     * @throws InvalidDataException if the file is not one of this network's weights
     */
    Session applyTo(Session drawn) throws InvalidDataException {
        if (file == null) {
            return drawn;
        }
        InitialWeights given = InitialWeights.read(file, drawn.network());
        return drawn.withWeights(given.tensors(), given.source());
    }
}
