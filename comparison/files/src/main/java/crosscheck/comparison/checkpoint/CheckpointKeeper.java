package crosscheck.comparison.checkpoint;

import crosscheck.comparison.training.Checkpointing;
import crosscheck.comparison.training.TrainingState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Saves checkpoints every so often, after each epoch, and when the training is to stop. Where one
 * cannot be written, the training goes on without it.
 */
public final class CheckpointKeeper implements Checkpointing {
    /** Epochs may be shorter; a checkpoint for each of them would take longer than they do. */
    private static final Duration SHORTEST_BETWEEN_EPOCHS = Duration.ofSeconds(1);

    private final CheckpointFolder folder;
    private final TrainingSetup setup;
    private final long everyNanos;
    private final long epochNanos;
    private final BooleanSupplier stop;
    private final Consumer<String> warnings;
    private long lastNanos;
    private volatile Position last; // a second Ctrl-C asks on its own thread
    private boolean warned;

    /**
     * A keeper that has not saved anything yet.
     *
     * @param every time between two checkpoints within an epoch, at least 0
     * @param stop whether the training is to stop; asked after every step
     * @param warnings told, once, that checkpoints cannot be written
     */
    public CheckpointKeeper(
            CheckpointFolder folder,
            TrainingSetup setup,
            Duration every,
            BooleanSupplier stop,
            Consumer<String> warnings) {
        this.folder = folder;
        this.setup = setup;
        this.everyNanos = every.toNanos();
        this.epochNanos = Math.min(everyNanos, SHORTEST_BETWEEN_EPOCHS.toNanos());
        this.stop = stop;
        this.warnings = warnings;
        this.lastNanos = System.nanoTime();
    }

    @Override
    public Demand afterStep() {
        return demand(everyNanos);
    }

    @Override
    public Demand afterEpoch() {
        return demand(epochNanos);
    }

    private Demand demand(long nanos) {
        if (stop.getAsBoolean()) {
            return Demand.SAVE_AND_STOP;
        }
        return System.nanoTime() - lastNanos >= nanos ? Demand.SAVE : Demand.NOTHING;
    }

    @Override
    public void save(TrainingState state) {
        try {
            folder.save(setup, state);
            last = Position.of(state);
        } catch (IOException e) {
            if (!warned) {
                warnings.accept(
                        "no checkpoint could be written in %s (%s); the training goes on without"
                                .formatted(folder.path(), e.getMessage()));
                warned = true;
            }
        }
        lastNanos = System.nanoTime();
    }

    /**
     * Where a training would go on from; the position of the last checkpoint that was written;
     * empty if there is none.
     */
    public Optional<Position> last() {
        return Optional.ofNullable(last);
    }
}
