package crosscheck.comparison.sweep.run;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.util.Map;

/** The progress of a study: what ended, how many there are, the best so far, and the time left. */
public final class StudyProgress implements AutoCloseable {
    private final Console console;
    private final StudyStore store;
    private final Progress bar;
    private final long beginNanos = System.nanoTime();
    private int endedHere;

    public StudyProgress(Console console, StudyStore store) {
        this.console = console;
        this.store = store;
        long finished = finished(store.counts());
        this.bar =
                new Progress(
                        console,
                        "study " + store.spec().name(),
                        finished,
                        store.spec().trials(),
                        " trials",
                        1);
        if (finished > 0) {
            console.notice("%d of %d trials are done".formatted(finished, store.spec().trials()));
        }
    }

    private static int finished(Map<TrialState, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinished())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** A trial ended here. */
    public synchronized void ended(int number) {
        endedHere++;
        int finished = finished(store.counts());
        String best =
                store.best()
                        .map(
                                t ->
                                        "best %s (trial %d)"
                                                .formatted(
                                                        Numbers.percent(t.objective().orElse(0)),
                                                        t.number()))
                        .orElse("none complete");
        bar.at(finished);
        bar.say(best);
        if (console.progress() == ProgressStyle.LINES) {
            int all = store.spec().trials();
            console.notice(
                    "%s | %d of %d, %s, %s left"
                            .formatted(
                                    line(store.trial(number)),
                                    finished,
                                    all,
                                    best,
                                    Numbers.duration(secondsLeft(all - finished))));
        }
    }

    private double secondsLeft(int trials) {
        return (System.nanoTime() - beginNanos) / 1e9 / endedHere * trials;
    }

    private String line(Trial trial) {
        StringBuilder line =
                new StringBuilder("trial %d %s".formatted(trial.number(), trial.state().label()));
        if (trial.objective().isPresent()) {
            line.append(' ').append(Numbers.percent(trial.objective().getAsDouble()));
        }
        for (EngineName engine : store.spec().searching()) {
            line.append(
                    ", %s %s s".formatted(engine.label(), Numbers.fixed(trial.seconds(engine), 1)));
        }
        return line.append(": ").append(trial.point()).toString();
    }

    @Override
    public void close() {
        bar.close();
    }
}
