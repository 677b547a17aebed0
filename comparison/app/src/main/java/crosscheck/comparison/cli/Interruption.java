package crosscheck.comparison.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Ctrl-C, and what {@code kill} sends: the first is a request to stop at a good moment, a second
 * ends the program at once. While this is open; before and after, one ends it.
 */
final class Interruption implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Object> before = new LinkedHashMap<>();
    private final Runnable first;
    private final Runnable second;

    /**
     * Begins to listen. Where Java cannot, or a signal is ignored, nothing changes.
     *
     * @param first done at the first, on another thread
     * @param second done at the second, before the program ends
     */
    Interruption(Runnable first, Runnable second) {
        this.first = first;
        this.second = second;
        for (String signal : SIGNALS) {
            before.put(signal, Signals.register(signal, this::received));
        }
    }

    private void received() {
        if (requests.incrementAndGet() == 1) {
            first.run();
        } else {
            second.run();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED); // no clean-up: checkpoints stay
        }
    }

    /** Whether there was a first. */
    boolean requested() {
        return requests.get() > 0;
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
