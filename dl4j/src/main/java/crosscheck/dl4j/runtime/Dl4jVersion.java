package crosscheck.dl4j.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The release of DL4J on the class path, from its Maven metadata. */
final class Dl4jVersion {
    private static final String METADATA =
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private Dl4jVersion() {}

    static String read() {
        try (InputStream in = Dl4jVersion.class.getResourceAsStream(METADATA)) {
            if (in == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
