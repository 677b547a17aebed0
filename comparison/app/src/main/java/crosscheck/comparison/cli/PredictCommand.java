package crosscheck.comparison.cli;

import crosscheck.comparison.cli.ModelOptions.Tested;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.predict.PredictedExample;
import crosscheck.comparison.predict.Prediction;
import crosscheck.comparison.predict.PredictionDocument;
import crosscheck.comparison.predict.PredictionText;
import crosscheck.comparison.predict.Predictor;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.picture.GreyPicture;
import crosscheck.data.picture.PictureFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck predict}: what a trained network says of single images. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks a network that train, compare or DL4J left, about pictures of digits or"
                    + " about test examples, and prints a bar for each class.",
            "A picture shows one digit and nothing else, PNG or JPEG of any size, upright, dark on"
                    + " light or light on dark; lines a tenth as thick as the digit is high do best."
        })
final class PredictCommand implements Callable<Integer> {
    private static final int DL4J_THREADS = 1;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Mixin private ModelOptions model;

    @Option(names = "--image", arity = "1..*", paramLabel = "FILE", description = "Pictures.")
    private List<Path> images;

    @Option(
            names = "--index",
            arity = "1..*",
            paramLabel = "N",
            description = "Test examples of the run's data set, 0 for the first.")
    private List<Integer> indices;

    @Option(
            names = {"--engine", "--engines"},
            split = ",",
            paramLabel = "NAME",
            description =
                    "scratch, fast or dl4j, or several: a column each. An engine takes the weights"
                            + " that it trained, or else the reference's"
                            + " (default: the run's first engine).")
    private List<EngineName> engines;

    @Option(
            names = "--save-prepared",
            paramLabel = "FILE",
            description = "Write what the network saw of the one image as a PNG file.")
    private Path prepared;

    @Mixin private OutputOptions output;

    PredictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InvalidDataException {
        validate();
        Console console = output.console(surroundings);
        List<PredictedExample> examples = new ArrayList<>();
        SavedModel saved;
        Dataset asked;
        if (images != null) {
            images.forEach(file -> examples.add(PredictedExample.ofImage(file)));
            saved = model.forPictures();
            asked = Pictures.prepare(saved, images);
        } else {
            Tested tested = model.forTestExamples(surroundings.environment(), console);
            saved = tested.model();
            asked = select(tested.examples(), examples);
        }
        List<Prediction> predictions = predict(saved, asked);
        if (prepared != null) {
            PictureFile.write(prepared, GreyPicture.of(asked, 0));
        }
        console.out()
                .println(
                        output.json()
                                ? PredictionDocument.of(saved, examples, predictions)
                                        .toPrettyString()
                                : PredictionText.of(saved, examples, predictions));
        return ExitCode.OK;
    }

    private List<Prediction> predict(SavedModel saved, Dataset asked) throws InvalidDataException {
        List<Prediction> predictions = new ArrayList<>();
        for (EngineName engine : engines == null ? saved.engines().subList(0, 1) : engines) {
            EngineName trained = saved.engines().contains(engine) ? engine : saved.engines().get(0);
            predictions.add(
                    Predictor.predict(
                            Engines.create(engine, DL4J_THREADS),
                            saved.network(),
                            saved.weights(trained),
                            asked));
        }
        return predictions;
    }

    private void validate() {
        if ((images == null) == (indices == null)) {
            throw usage("give either --image or --index");
        }
        if (engines != null && Set.copyOf(engines).size() < engines.size()) {
            throw usage("--engines must name different engines");
        }
        if (prepared != null && (images == null ? indices : images).size() > 1) {
            throw usage("--save-prepared is for one image, not for several");
        }
    }

    private Dataset select(Dataset test, List<PredictedExample> examples) {
        for (int index : indices) {
            if (index < 0 || index >= test.size()) {
                throw usage(
                        "--index must be from 0 to %d, the last test example of %s, not %d"
                                .formatted(test.size() - 1, test.name(), index));
            }
            examples.add(PredictedExample.ofTest(index, test.label(index)));
        }
        if (prepared != null && !test.shape().isImage()) {
            throw usage(
                    "--save-prepared is for images, and those of %s are none"
                            .formatted(test.name()));
        }
        return test.select(indices.stream().mapToInt(Integer::intValue).toArray());
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
