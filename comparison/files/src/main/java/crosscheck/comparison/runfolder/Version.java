package crosscheck.comparison.runfolder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program. */
public final class Version {
    private static final String RESOURCE = "/crosscheck/comparison/version.properties";

    private Version() {}

    /** The version as the build gave it, such as {@code 0.1.0-SNAPSHOT}. */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("the program is built with " + RESOURCE, e);
        }
    }
}
