package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.pruning.AccuracyCurve;
import crosscheck.comparison.sweep.run.TrainingId;
import crosscheck.comparison.sweep.run.TrialWork;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.iris.Iris;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --spark} in a build without it, and what is sent in one with it. */
class SparkOptionsTest {
    @TempDir private Path home;

    private Cli sweep(String master) {
        return Cli.run(
                home.resolve("cache"),
                "sweep",
                "--data",
                "iris",
                "--vary",
                "hidden=2,3",
                "--name",
                "a",
                "--studies",
                home.resolve("studies").toString(),
                "--spark",
                master);
    }

    @Test
    void buildWithoutSparkSaysHowToGetIt() {
        Cli cli = sweep("spark://host:7077");
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), cli.err());
        assertTrue(
                cli.err().contains("CROSSCHECK_MAVEN_OPTIONS=-Pspark crosscheck sweep --data iris"),
                cli.err());
        assertFalse(Files.exists(home.resolve("studies")), "a study that was not begun");
    }

    @Test
    void mastersOfOtherKindsAreWrongUse() {
        for (String master : List.of("yarn", "host:7077", "local[0]", "spark://host", "")) {
            assertEquals(ExitCode.USAGE, sweep(master).exitCode(), master);
        }
    }

    private static final TrainingId FIRST = new TrainingId(EngineName.FAST, 0);
    private static final TrainingId SECOND = new TrainingId(EngineName.FAST, 1);

    private static RemoteTask sent(
            String sha256, List<TrainingId> trainings, List<AccuracyCurve> earlier)
            throws IOException, ClassNotFoundException {
        StudySpec spec =
                new StudySpec(
                        "irises",
                        List.of("--data", "iris", "--epochs", "2"),
                        sha256,
                        SearchSpace.parse(List.of("hidden=2,3")),
                        "random",
                        "asha",
                        List.of(EngineName.FAST),
                        2,
                        2,
                        1,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        0);
        TrialWork work = new TrialWork(1, new Point(Map.of("hidden", "3")), trainings, earlier);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(RemoteStudy.of(spec, List.of("--data", "iris")).task(work));
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (RemoteTask) in.readObject();
        }
    }

    private static String irises() {
        return Iris.split().train().provenance().sha256();
    }

    @Test
    void trialThatWasSentTrainsWhatIsNotDone() throws IOException, ClassNotFoundException {
        RemoteResult all = sent(irises(), List.of(FIRST, SECOND), List.of()).run(() -> false);
        assertEquals(TrialState.COMPLETE, all.ending().state(), all.ending().reason());
        assertEquals(2, all.trainings().size());
        assertEquals(2, all.trainings().get(0).epochs().size());
        RemoteResult rest = sent(irises(), List.of(SECOND), List.of()).run(() -> false);
        assertEquals(1, rest.trainings().size());
        assertEquals(all.trainings().get(1).epochs(), rest.trainings().get(0).epochs());
    }

    @Test
    void trialThatIsPrunedTrainsNoFurther() throws IOException, ClassNotFoundException {
        AccuracyCurve perfect = new AccuracyCurve(TrialState.COMPLETE, List.of(1.0, 1.0));
        RemoteResult pruned =
                sent(irises(), List.of(FIRST, SECOND), List.of(perfect, perfect)).run(() -> false);
        assertEquals(TrialState.PRUNED, pruned.ending().state(), pruned.ending().reason());
        assertEquals(1, pruned.trainings().size());
        assertEquals(1, pruned.trainings().get(0).epochs().size());
        assertEquals(List.of(), pruned.trainings().get(0).score());
    }

    @Test
    void machineWithOtherDataRefuses() throws IOException, ClassNotFoundException {
        RemoteResult refused = sent("0".repeat(64), List.of(FIRST), List.of()).run(() -> false);
        assertTrue(refused.unusable().contains("SHA-256"), refused.unusable());
        assertTrue(refused.unusable().contains("cannot train"), refused.unusable());
    }

    @Test
    void trialThatIsStoppedElsewhereEndsAfterItsStep() throws IOException, ClassNotFoundException {
        RemoteResult stopped = sent(irises(), List.of(FIRST), List.of()).run(() -> true);
        assertEquals(TrialState.INTERRUPTED, stopped.ending().state());
        assertEquals(0, stopped.trainings().size());
    }
}
