package crosscheck.comparison.sweep.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the workers are to stop as soon as they can. */
public final class StopRequest {
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Asks for it. */
    public void request() {
        requested.set(true);
    }

    /** Whether somebody has asked; true from then on. */
    public boolean isRequested() {
        return requested.get();
    }
}
