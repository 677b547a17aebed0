package crosscheck.data.mnist;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener is told. */
final class Transfers implements TransferListener {
    private final List<String> events = new ArrayList<>();
    private Runnable atStart = () -> {};

    List<String> events() {
        return events;
    }

    /** Does something when a file begins to come. */
    Transfers atStart(Runnable action) {
        atStart = action;
        return this;
    }

    @Override
    public void started(String file, long totalBytes) {
        events.add("started " + file + " " + totalBytes);
        atStart.run();
    }

    @Override
    public void advanced(long bytes) {
        events.add("advanced " + bytes);
    }

    @Override
    public void finished() {
        events.add("finished");
    }
}
