package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.store.WorkerId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows other machines from time to time that this process is alive. */
final class Heartbeat implements AutoCloseable {
    private static final long SECONDS = 10;

    private final ScheduledExecutorService clock;

    Heartbeat(StudyStore store, WorkerId me) {
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "sweep-heartbeat");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.scheduleWithFixedDelay(() -> beat(store, me), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private static void beat(StudyStore store, WorkerId me) {
        try {
            store.beat(me);
        } catch (StudyStoreException e) {
            return; // a worker will meet it too and say so; the next beat may succeed
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
