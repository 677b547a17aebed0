package crosscheck.comparison.export;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.TensorKind;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.npz.NumberType;
import crosscheck.comparison.runfolder.WeightsFile;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.WeightsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The first steps of a training, for another program to take again: initial weights, examples,
 * mini-batches and masks, and on each engine every loss, the weights after steps 1, 10, 100 and so
 * on and after the last, and every tensor of as many steps as fit into 256 MiB.
 *
 * <p>The steps are taken for this, to the bits that the training itself takes.
 */
public final class Export {
    static final String INITIAL_WEIGHTS = "initial-weights.npz";
    private static final String SPEC = "spec.json";
    private static final String README = "README.txt";

    private final Training job;
    private final List<ParameterTensor> initialWeights;
    private final Optional<WeightsSource> weightsSource;
    private final ExportedSteps steps;
    private final List<PlacedLayer> layers;
    private final Inventory inventory = new Inventory();

    /**
     * An export that has written nothing yet.
     *
     * @param initialWeights that it begins with; not modified
     * @param weightsSource their file; empty where they were drawn
     * @param steps the most steps to export, at least 1; a training may have fewer
     * @throws IllegalArgumentException if the examples or masks of so many steps take more than 256
     *     MiB
     */
    public Export(
            Training job,
            List<ParameterTensor> initialWeights,
            Optional<WeightsSource> weightsSource,
            int steps) {
        this.job = job;
        this.initialWeights = List.copyOf(initialWeights);
        this.weightsSource = weightsSource;
        this.steps = new ExportedSteps(job, steps);
        this.layers = PlacedLayer.of(job.network());
        new ExampleFiles(this.steps, inventory).requireFewMasks(layers);
    }

    /** The number of steps that are exported; at least 1. */
    public int steps() {
        return steps.count();
    }

    /**
     * Takes the steps and writes all files.
     *
     * @throws IOException if a file cannot be written
     */
    public void write(Path folder, List<ExportedEngine> sides, IntConsumer progress)
            throws IOException {
        WeightsFile.write(folder.resolve(INITIAL_WEIGHTS), initialWeights, Precision.DOUBLE);
        describeWeights(INITIAL_WEIGHTS, NumberType.FLOAT64, "before the first step");
        ExampleFiles examples = new ExampleFiles(steps, inventory);
        examples.writeExamples(folder, job.split().train().featureCount());
        examples.writeBatches(folder, job.training().miniBatchSize());
        examples.writeMasks(folder, layers, job.training().seed());
        List<StepExport> taken = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            int before = i * steps.count();
            taken.add(steps(folder, sides.get(i), done -> progress.accept(before + done)));
        }
        JsonFile.write(
                SpecDocument.of(job, weightsSource, steps, taken, inventory), folder.resolve(SPEC));
        Files.writeString(folder.resolve(README), ExportReadme.of(job, steps, taken, inventory));
    }

    private StepExport steps(Path folder, ExportedEngine side, IntConsumer progress)
            throws IOException {
        StepExport export = new StepExport(job, steps, side, folder);
        try (Trainee trainee =
                side.engine()
                        .create(job.network(), job.training(), initialWeights, side.precision())) {
            export.run(trainee, progress);
        }
        describe(export);
        return export;
    }

    // ---- what was written -----------------------------------------------------------------------

    private void describeWeights(String file, NumberType type, String when) {
        for (ParameterTensor tensor : initialWeights) {
            inventory.add(
                    file, tensor.fullName(), type, tensor.shape(), meaning(tensor) + " " + when);
        }
    }

    private static String meaning(ParameterTensor tensor) {
        return switch (tensor.name()) {
            case "W" ->
                    tensor.shape().size() == 2
                            ? "weights (fanIn, fanOut)"
                            : "weights (out, in, kernel height, kernel width)";
            case "b" -> "biases";
            case "mean", "var" -> "running " + tensor.name();
            default -> tensor.name();
        };
    }

    private void describe(StepExport export) {
        String file = StepExport.traceFile(export.side());
        List<Integer> count = List.of(export.stepsTaken());
        inventory.add(
                file,
                "losses",
                NumberType.FLOAT64,
                count,
                "of each step before its update; [0] is step 1");
        inventory.add(file, "learning_rates", NumberType.FLOAT64, count, "lr of each step");
        for (TracedTensor tensor : export.firstTrace()) {
            if (tensor.kind() != TensorKind.LOSS) {
                inventory.add(
                        file,
                        "step_S_" + StepExport.arrayName(tensor),
                        NumberType.FLOAT64,
                        tensor.shape(),
                        meaning(tensor.kind()));
            }
        }
        NumberType type =
                export.side().precision() == Precision.FLOAT
                        ? NumberType.FLOAT32
                        : NumberType.FLOAT64;
        for (int step : export.weightsAfter()) {
            describeWeights(
                    StepExport.weightsFile(export.side(), step), type, "after step " + step);
        }
    }

    private static String meaning(TensorKind kind) {
        return switch (kind) {
            case PRE_ACTIVATION -> "what the layer computes in step S, before its activation";
            case ACTIVATION -> "what is made of it";
            case OUTPUT_GRADIENT -> "gradient of the loss with respect to it";
            case GRADIENT -> "gradient of the loss with respect to the parameter";
            case CLIPPED_GRADIENT -> "what clipping makes of it";
            case L2 -> "what L2 adds to it";
            case STATE -> "what the optimiser remembers after step S";
            case WEIGHT -> "after the update of step S";
            case LOSS -> "loss";
            case INFERENCE -> "what the network puts out when it is only used";
        };
    }
}
