package crosscheck.spark;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;

/**
 * How Spark is set up here. Every setting can be overruled by a system property of its name, such
 * as {@code -Dspark.executor.memory=6g} in {@code CROSSCHECK_JAVA_OPTIONS}.
 */
final class SparkSettings {
    /**
     * How long a cluster may be without any executor; a setting of this program beside those of
     * Spark.
     */
    static final String PATIENCE = "spark.crosscheck.patience";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String VECTOR = "jdk.incubator.vector";

    private SparkSettings() {}

    static SparkConf of(String master, String name) {
        SparkConf conf = new SparkConf().setMaster(master).setAppName(name);
        standard().forEach(conf::setIfMissing);
        if (isHere(master)) {
            conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
            conf.setIfMissing("spark.driver.host", LOOPBACK);
        }
        return conf;
    }

    private static Map<String, String> standard() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.io.compression.codec", "zstd"); // lz4 has published holes
        settings.put("spark.executor.memory", "3g"); // as the launcher gives to Java here
        settings.put("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        settings.put("spark.executor.extraJavaOptions", javaOptions());
        settings.put("spark.scheduler.mode", "FIFO");
        settings.put(PATIENCE, "60s"); // a worker begins a lost executor anew within seconds
        return settings;
    }

    /**
     * The options that give executors the same kernels of the fast engine as here, and so the same
     * bits.
     */
    private static String javaOptions() {
        boolean vector = ModuleLayer.boot().findModule(VECTOR).isPresent();
        return "--enable-native-access=ALL-UNNAMED --add-exports java.base/sun.nio.ch=ALL-UNNAMED"
                + (vector ? " --add-modules " + VECTOR : "");
    }

    /** Whether the cluster is on this machine alone. */
    private static boolean isHere(String master) {
        return master.startsWith("local")
                || master.startsWith("spark://127.")
                || master.startsWith("spark://localhost:");
    }
}
