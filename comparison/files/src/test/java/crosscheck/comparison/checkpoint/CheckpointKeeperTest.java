package crosscheck.comparison.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.training.Checkpointing.Demand;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeeperTest {
    private static final List<TrainingState> STATES = Irises.states();

    @TempDir private Path folder;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<String> warnings = new ArrayList<>();

    private CheckpointKeeper keeper(CheckpointFolder checkpoints, Duration every) {
        return new CheckpointKeeper(checkpoints, Irises.setup(), every, stop::get, warnings::add);
    }

    @Test
    void savesAfterEveryStepIfThereIsToBeNoTimeBetween() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            CheckpointKeeper keeper = keeper(checkpoints, Duration.ZERO);
            assertEquals(Demand.SAVE, keeper.afterStep());
            assertEquals(Demand.SAVE, keeper.afterEpoch());
        }
    }

    @Test
    void savesNothingBeforeItsTimeUnlessTheTrainingStops() throws IOException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            CheckpointKeeper keeper = keeper(checkpoints, Duration.ofHours(1));
            assertEquals(Demand.NOTHING, keeper.afterStep());
            stop.set(true);
            assertEquals(Demand.SAVE_AND_STOP, keeper.afterStep());
            assertEquals(Demand.SAVE_AND_STOP, keeper.afterEpoch());
        }
    }

    @Test
    void savesAfterAnEpochOfMoreThanASecondThoughItIsNotTimeWithinOne()
            throws IOException, InterruptedException {
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            CheckpointKeeper keeper = keeper(checkpoints, Duration.ofHours(1));
            Thread.sleep(1100);
            assertEquals(Demand.NOTHING, keeper.afterStep());
            assertEquals(Demand.SAVE, keeper.afterEpoch());
            keeper.save(STATES.get(4));
            assertEquals(Demand.NOTHING, keeper.afterStep());
        }
    }

    @Test
    void diskThatIsFullIsOneWarningAndLeavesTheLastCheckpoint() throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        AtomicFile.Renaming renaming =
                (from, to) -> {
                    if (full.get()) {
                        throw new IOException("no space left");
                    }
                    AtomicFile.Renaming.ATOMIC.rename(from, to);
                };
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder, renaming)) {
            CheckpointKeeper keeper = keeper(checkpoints, Duration.ZERO);
            assertEquals(Optional.empty(), keeper.last());
            keeper.save(STATES.get(1));
            full.set(true);
            keeper.save(STATES.get(2));
            keeper.save(STATES.get(3));
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).contains("(no space left); the training goes on"));
            assertEquals(Optional.of(Position.of(STATES.get(1))), keeper.last());
            assertEquals(STATES.get(1).step(), checkpoints.newest(x -> {}).position().step());
            full.set(false);
            keeper.save(STATES.get(3));
            assertEquals(Optional.of(Position.of(STATES.get(3))), keeper.last());
        }
        assertArrayEquals(
                new String[0], folder.toFile().list((place, name) -> name.endsWith(".tmp")));
    }
}
