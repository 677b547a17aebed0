package crosscheck.ui;

import crosscheck.dl4j.dashboard.Dashboard;
import crosscheck.dl4j.dashboard.DashboardProvider;
import java.io.IOException;

/** Opens DL4J's dashboard on 127.0.0.1. */
public final class LoopbackDashboardProvider implements DashboardProvider {

    @Override
    public Dashboard open(int port, int stepsBetweenReports) throws IOException {
        return LoopbackDashboard.open(port, stepsBetweenReports);
    }
}
