package crosscheck.dl4j.dashboard;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the dashboard of this build. */
public final class Dashboards {
    private Dashboards() {}

    /**
     * The dashboard, where this build has one; empty in a build without the Maven profile {@code
     * ui}.
     */
    public static Optional<DashboardProvider> find() {
        return ServiceLoader.load(DashboardProvider.class).findFirst();
    }
}
