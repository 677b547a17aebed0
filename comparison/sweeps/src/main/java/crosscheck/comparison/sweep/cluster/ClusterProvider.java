package crosscheck.comparison.sweep.cluster;

import crosscheck.comparison.sweep.run.ClusterException;

/** Found by {@link java.util.ServiceLoader} in builds that know a kind of cluster. */
public interface ClusterProvider {

    /**
     * Connects to a cluster.
     *
     * @param master where it is, such as {@code local[2]} or {@code spark://host:7077}
     * @return connected; the caller closes it
     * @throws ClusterException if it cannot be had
     */
    Cluster connect(String master, String name);
}
