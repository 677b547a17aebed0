package crosscheck.comparison.parity;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import java.util.List;
import java.util.function.ToIntFunction;

/** Shows the matrix while it runs: a bar on a terminal, else a line a case, with the time left. */
public final class CasesProgress implements AutoCloseable {
    private final Console console;
    private final List<ParityCase> cases;
    private final ToIntFunction<ParityCase> steps;
    private final Progress progress;
    private final long begin = System.nanoTime();
    private final long total;
    private int casesDone;
    private long workDone;

    public CasesProgress(Console console, List<ParityCase> cases, ToIntFunction<ParityCase> steps) {
        this.console = console;
        this.cases = cases;
        this.steps = steps;
        this.total = cases.stream().mapToLong(this::work).sum();
        this.progress = new Progress(console, "parity", total, " dense steps", 1);
        progress.say(cases.get(0).title());
    }

    private long work(ParityCase parityCase) {
        return (long) steps.applyAsInt(parityCase) * parityCase.stepCost();
    }

    public void stepDone(int step) {
        progress.at(workDone + (long) step * cases.get(casesDone).stepCost());
    }

    public void caseDone(CaseResult result) {
        workDone += work(cases.get(casesDone));
        casesDone++;
        progress.at(workDone);
        if (casesDone < cases.size()) {
            progress.say(cases.get(casesDone).title());
        }
        if (console.progress() == ProgressStyle.LINES) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            console.notice(
                    "%2d/%d %s: %s, %s s, %s left"
                            .formatted(
                                    casesDone,
                                    cases.size(),
                                    result.parityCase().title(),
                                    result.outcome().label(),
                                    Numbers.fixed(result.seconds(), 1),
                                    Numbers.duration(seconds / workDone * (total - workDone))));
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
