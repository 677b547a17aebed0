package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.dl4jfile.Dl4jModelFile;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.runfolder.SavedRun;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which trained network is asked: one of a run folder, or one that DL4J saved. */
final class ModelOptions {
    static final String NAME_THE_DATA =
            "a model of DL4J does not say what it was trained on: name it with --data";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "RUN_FOLDER|FILE.zip",
            description =
                    "The folder that train or compare left, or a model of DL4J 1.0.0-M2.1, such as"
                            + " the folder's model-dl4j.zip.")
    private Path model;

    @Mixin private SavedDataOptions data;

    /**
     * A model with the test examples that it is asked about.
     *
     * @param model whose example shape and classes are those of the examples
     */
    record Tested(SavedModel model, Dataset examples) {}

    /**
     * Reads the model, to be asked about pictures.
     *
     * @return the model; the outputs of one that does not name its classes are digits
     * @throws InvalidDataException if it cannot be read
     */
    SavedModel forPictures() throws InvalidDataException {
        if (!isFile()) {
            return SavedRun.read(model);
        }
        Dl4jModelFile file = Dl4jModelFile.read(model);
        List<String> digits = IntStream.range(0, file.outputs()).mapToObj(String::valueOf).toList();
        return file.forExamples(Pictures.SHAPE, digits);
    }

    /**
     * Reads the model and opens its data set.
     *
     * @throws InvalidDataException if one of them cannot be read, or they do not fit
     * @throws ParameterException if the model does not name its data set and no option does
     */
    Tested forTestExamples(Map<String, String> environment, Console console)
            throws InvalidDataException {
        if (!isFile()) {
            SavedRun run = SavedRun.read(model);
            return new Tested(run, data.openTest(run.data(), environment, console));
        }
        if (!data.isGiven()) {
            throw new ParameterException(spec.commandLine(), NAME_THE_DATA);
        }
        Dl4jModelFile file = Dl4jModelFile.read(model);
        Dataset test = data.openNamed(file.outputs(), environment, console);
        return new Tested(file.forExamples(test.shape(), test.classNames()), test);
    }

    private boolean isFile() {
        return Files.isRegularFile(model);
    }
}
