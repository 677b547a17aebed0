package crosscheck.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.run.ClusterException;
import crosscheck.comparison.sweep.run.TrainingId;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.TrialState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks on {@code local[2]}. */
class SparkClusterTest {
    private static final TrainingId ID = new TrainingId(EngineName.FAST, 0);
    private static final double THIRD = 1.0 / 3;

    private static Cluster cluster;

    /** Of this process, which is the executor's too. */
    private static final CountDownLatch ENDED = new CountDownLatch(1);

    @BeforeAll
    static void connect() {
        cluster = new SparkClusterProvider().connect("local[2]", "test");
    }

    @AfterAll
    static void close() {
        cluster.close();
        assertThrows(ClusterException.class, () -> cluster.run(complete(), () -> false));
    }

    private static RemoteTask complete() {
        return stopped ->
                RemoteResult.collect(
                        journal -> {
                            journal.epoch(ID, new EpochScore(1, THIRD, THIRD, Double.MIN_VALUE));
                            journal.score(ID, new FinalScore(1, THIRD, THIRD, 0.1, 0.2));
                        });
    }

    @Test
    void slotsAreThoseOfTheMaster() {
        assertEquals(2, cluster.slots());
    }

    @Test
    void everyBitComesBack() {
        RemoteResult result = cluster.run(complete(), () -> false);
        assertEquals(TrialState.COMPLETE, result.ending().state());
        assertEquals(1, result.trainings().size());
        assertEquals(
                new EpochScore(1, THIRD, THIRD, Double.MIN_VALUE),
                result.trainings().get(0).epochs().get(0));
        assertEquals(
                new FinalScore(1, THIRD, THIRD, 0.1, 0.2),
                result.trainings().get(0).score().get(0));
    }

    @Test
    void tasksRunSideBySide() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<RemoteResult> one = threads.submit(() -> cluster.run(complete(), () -> false));
            Future<RemoteResult> two = threads.submit(() -> cluster.run(complete(), () -> false));
            assertEquals(one.get(), two.get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatATaskThrowsIsNoMatterOfTheCluster() {
        RemoteTask broken =
                stopped -> {
                    throw new IllegalArgumentException("broken on purpose");
                };
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> cluster.run(broken, () -> false));
        assertTrue(failure.getMessage().contains("failed"), failure.getMessage());
        assertEquals(TrialState.COMPLETE, cluster.run(complete(), () -> false).ending().state());
    }

    @Test
    void taskThatIsGivenUpEnds() throws InterruptedException {
        RemoteTask endless =
                stopped -> {
                    while (!stopped.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    ENDED.countDown();
                    return RemoteResult.unusable("stopped");
                };
        long begin = System.nanoTime();
        assertThrows(
                CancellationException.class,
                () -> cluster.run(endless, () -> System.nanoTime() - begin > 500_000_000L));
        assertTrue(ENDED.await(20, TimeUnit.SECONDS), "the task goes on");
    }

    @Test
    void newerJavaIsRefused() {
        ClusterException refused =
                assertThrows(ClusterException.class, () -> SparkClusterProvider.requireJava(25));
        assertTrue(refused.getMessage().contains("Java 25"), refused.getMessage());
        SparkClusterProvider.requireJava(17);
    }

    @Test
    void addressWithoutMasterIsTold() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            MasterAddress.requireAnswer("spark://127.0.0.1:1,127.0.0.1:" + port);
        }
        List<String> none =
                List.of(
                        "spark://127.0.0.1:" + port,
                        "spark://127.0.0.1:99999",
                        "spark://name.invalid:7077");
        for (String master : none) {
            ClusterException refused =
                    assertThrows(
                            ClusterException.class,
                            () -> new SparkClusterProvider().connect(master, "test"));
            assertTrue(refused.getMessage().contains("no Spark master at " + master));
        }
        MasterAddress.requireAnswer("local[2]");
    }
}
