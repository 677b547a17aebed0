package crosscheck.comparison.trace;

import crosscheck.comparison.engine.ForwardingTrainee;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import java.util.function.BiFunction;

/** A trainee that tells something else of its steps than what it computed. */
class Spoilt extends ForwardingTrainee {
    private final BiFunction<Integer, StepTrace, StepTrace> fault;
    private int steps;

    /** The fault is given the step, 1 for the first, and what was computed. */
    Spoilt(Trainee sound, BiFunction<Integer, StepTrace, StepTrace> fault) {
        super(sound);
        this.fault = fault;
    }

    /** One whose steps are sound; for those that spoil something else. */
    Spoilt(Trainee sound) {
        this(sound, (step, trace) -> trace);
    }

    @Override
    public StepTrace trace(Dataset data, int[] rows) {
        steps++;
        return fault.apply(steps, super.trace(data, rows));
    }
}
