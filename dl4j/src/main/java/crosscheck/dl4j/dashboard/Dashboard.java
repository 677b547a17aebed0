package crosscheck.dl4j.dashboard;

import org.deeplearning4j.optimize.api.TrainingListener;

/** A page that shows a training while it goes on, to this machine alone. */
public interface Dashboard extends AutoCloseable {

    /**
     * Where a browser on this machine finds it, such as {@code
     * http://127.0.0.1:9000/train/overview}.
     */
    String address();

    /**
     * What the network tells, so that it can be shown; it only looks; to be added to one network.
     */
    TrainingListener listener();

    /** Ends the page; afterwards nobody listens at its address. */
    @Override
    void close();
}
