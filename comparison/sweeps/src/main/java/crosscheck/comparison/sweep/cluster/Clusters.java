package crosscheck.comparison.sweep.cluster;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the kind of cluster that this build knows. */
public final class Clusters {
    private Clusters() {}

    /**
     * The way to a cluster, where this build has one; empty in a build without the Maven profile
     * {@code spark}.
     */
    public static Optional<ClusterProvider> find() {
        return ServiceLoader.load(ClusterProvider.class).findFirst();
    }
}
