package crosscheck.spark;

import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.ClusterProvider;
import crosscheck.comparison.sweep.run.ClusterException;

/** Connects to a Spark master, or makes one of this process. */
public final class SparkClusterProvider implements ClusterProvider {
    /** The newest Java on which Spark's Hadoop works; later ones refuse Subject.getSubject. */
    private static final int NEWEST_JAVA = 21;

    private static final String LOCAL_NETWORK = "sun.nio.ch";

    @Override
    public Cluster connect(String master, String name) {
        requireJava(Runtime.version().feature());
        requireExport();
        return SparkCluster.connect(master, name);
    }

    /** Refuses releases of Java on which Spark does not start. */
    static void requireJava(int release) {
        if (release > NEWEST_JAVA) {
            throw new ClusterException(
                    "Spark 3.5 does not run on Java %d: set JAVA_HOME to a JDK 17"
                            .formatted(release));
        }
    }

    private static void requireExport() {
        Module java = Object.class.getModule();
        if (!java.isExported(LOCAL_NETWORK, SparkClusterProvider.class.getModule())) {
            throw new ClusterException(
                    "Spark needs Java's option --add-exports java.base/sun.nio.ch=ALL-UNNAMED, which"
                            + " ./crosscheck sets");
        }
    }
}
