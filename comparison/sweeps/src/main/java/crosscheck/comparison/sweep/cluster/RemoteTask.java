package crosscheck.comparison.sweep.cluster;

import java.io.Serializable;
import java.util.function.BooleanSupplier;

/** A trial that is sent to another process, with all that is needed to train it there. */
@FunctionalInterface
public interface RemoteTask extends Serializable {

    /** Trains it, in the process that it was sent to; what is sent back. */
    RemoteResult run(BooleanSupplier stopped);
}
