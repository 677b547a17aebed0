package crosscheck.dl4j.dashboard;

import java.io.IOException;

/** Found by {@link java.util.ServiceLoader} in builds that have a dashboard. */
public interface DashboardProvider {

    /**
     * Opens the dashboard.
     *
     * @param port at which it listens, 0 for any that is free
     * @param stepsBetweenReports after how many steps a training tells how it stands, at least 1
     * @return open; the caller closes it
     * @throws IOException if it cannot listen there
     */
    Dashboard open(int port, int stepsBetweenReports) throws IOException;
}
