package crosscheck.comparison.checkpoint;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.runfolder.WeightsFile;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.TrainingState;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.InvalidDataException;
import crosscheck.data.MiniBatches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A checkpoint whose checksum was verified. */
public final class Checkpoint {
    private final Path file;
    private final CheckpointDocument document;
    private final Map<String, NpyArray> arrays;
    private final Map<String, NpyArray> best;

    /** One that was read; {@code best} is empty where early stopping has no weights yet. */
    Checkpoint(
            Path file,
            CheckpointDocument document,
            Map<String, NpyArray> arrays,
            Map<String, NpyArray> best) {
        this.file = file;
        this.document = document;
        this.arrays = arrays;
        this.best = best;
    }

    /** The list of its checksums, such as {@code checkpoint-7.sha256} in its folder. */
    public Path file() {
        return file;
    }

    /** Where the training stands; epoch and step. */
    public Position position() {
        return document.position();
    }

    /** When the training was started; ISO 8601 in UTC. */
    public String began() {
        return document.began();
    }

    /** What the training was started with; the arguments, unmodifiable. */
    public List<String> commandLine() {
        return document.commandLine();
    }

    /** What it is trained on; name, checksum and sizes. */
    public DataSetup data() {
        return document.data();
    }

    /** What computed; engine, precision, threads, kernels. */
    public EngineSetup engine() {
        return document.engine();
    }

    /** The file of the initial weights; empty where they were drawn. */
    public Optional<WeightsSource> weightsSource() {
        return document.weightsSource();
    }

    /**
     * Refuses to go on with other data.
     *
     * @throws InvalidDataException if they are not the same
     */
    public void requireData(DataSetup found) throws InvalidDataException {
        document.data().requireSame(found);
    }

    /**
     * The training as it stood; everything in it fits the network and the training.
     *
     * @return a state to go on from
     * @throws InvalidDataException if the checkpoint is of another network or training, or its
     *     numbers contradict each other
     */
    public TrainingState state(NetworkSpec network, TrainingSpec training)
            throws InvalidDataException {
        document.requireSame(file, network, training);
        Position position = document.position();
        requirePossible(position, training);
        List<ParameterTensor> weights =
                WeightsFile.tensors(file, CheckpointArrays.weights(arrays), network);
        List<StateTensor> states =
                position.stepCount() == 0
                        ? List.of()
                        : CheckpointArrays.states(
                                arrays, weights, training.optimiser().rule().stateNames());
        double[] running = CheckpointArrays.running(arrays);
        try {
            return new TrainingState(
                    position.step(),
                    running[0],
                    running[1],
                    CheckpointArrays.metrics(
                            arrays, position.epoch() - 1, document.data().validation()),
                    weights,
                    position.stepCount(),
                    states,
                    position.bestEpoch() == 0
                            ? List.of()
                            : WeightsFile.tensors(file, best, network));
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException(file + " is not usable: " + e.getMessage(), e);
        }
    }

    private void requirePossible(Position position, TrainingSpec training)
            throws InvalidDataException {
        int perEpoch =
                new MiniBatches(document.data().train(), training.miniBatchSize(), training.seed())
                        .stepsPerEpoch();
        boolean last = position.epoch() == training.epochs() + 1;
        if (position.epoch() < 1
                || position.epoch() > training.epochs() + 1
                || position.step() < 0
                || position.step() > (last ? 0 : perEpoch)
                || position.stepCount() != (position.epoch() - 1L) * perEpoch + position.step()) {
            throw new InvalidDataException(
                    "%s is not usable: there is no %s after %d steps in %d epochs of %d steps"
                            .formatted(
                                    file,
                                    position,
                                    position.stepCount(),
                                    training.epochs(),
                                    perEpoch));
        }
    }
}
