package crosscheck.comparison.cli;

import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.Engine;
import crosscheck.dl4j.dashboard.Dashboard;
import java.io.IOException;

/**
 * A training, with or without a dashboard.
 *
 * @param dashboard that shows it, or null
 */
record ShownTraining(Engine engine, Dashboard dashboard, Console console, Surroundings surroundings)
        implements AutoCloseable {

    /** On a terminal, keeps the dashboard until a line or the end of the input. */
    void waitForReader() throws IOException {
        if (dashboard == null || surroundings.terminal() != Terminal.INTERACTIVE) {
            return;
        }
        console.warning("dashboard: %s stays until Enter".formatted(dashboard.address()));
        int read = System.in.read();
        while (read != -1 && read != '\n') {
            read = System.in.read();
        }
    }

    @Override
    public void close() {
        if (dashboard != null) {
            dashboard.close();
        }
    }
}
