package crosscheck.data.source;

import java.util.ArrayList;
import java.util.List;

/** Writes down the notices. */
final class Notices implements DataListener {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void notice(String line) {
        lines.add(line);
    }

    @Override
    public void started(String file, long totalBytes) {}

    @Override
    public void advanced(long bytes) {}

    @Override
    public void finished() {}
}
