package crosscheck.comparison.console;

import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.data.source.DataListener;

/** Shows what opening a data set does: downloads and the choice of another data set. */
public final class DataProgress implements DataListener, AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    private final Console console;
    private Progress progress;

    /** A listener that shows. */
    public DataProgress(Console console) {
        this.console = console;
    }

    @Override
    public void notice(String line) {
        console.warning("crosscheck: " + line);
    }

    @Override
    public void started(String file, long totalBytes) {
        finished();
        progress = new Progress(console, file, totalBytes, " MiB", MEBIBYTE);
        if (console.progress() == ProgressStyle.LINES) {
            console.err().println("downloading " + file);
        }
    }

    @Override
    public void advanced(long bytes) {
        progress.at(bytes);
    }

    @Override
    public void finished() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    /** Ends what is still shown. */
    @Override
    public void close() {
        finished();
    }
}
