package crosscheck.data.source;

import crosscheck.data.mnist.TransferListener;

/** Is told what a person should know while a data set is opened. */
public interface DataListener extends TransferListener {

    /** Something a person should know, such as which data set stands in for a missing one. */
    void notice(String line);

    /** A listener that does nothing; always the same kind: it ignores everything. */
    static DataListener silent() {
        return new DataListener() {
            @Override
            public void notice(String line) {}

            @Override
            public void started(String file, long totalBytes) {}

            @Override
            public void advanced(long bytes) {}

            @Override
            public void finished() {}
        };
    }
}
