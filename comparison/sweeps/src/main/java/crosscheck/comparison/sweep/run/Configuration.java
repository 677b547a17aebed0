package crosscheck.comparison.sweep.run;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.List;

/**
 * A point as a network and its training.
 *
 * @param training how it is trained, from whatever seed
 * @param options of {@code train} that mean the same
 */
public record Configuration(NetworkSpec network, TrainingSpec training, List<String> options) {

    public Configuration {
        options = List.copyOf(options);
    }
}
