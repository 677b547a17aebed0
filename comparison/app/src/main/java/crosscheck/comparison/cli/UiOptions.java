package crosscheck.comparison.cli;

import crosscheck.comparison.compare.Session;
import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.training.Training;
import crosscheck.dl4j.dashboard.Dashboard;
import crosscheck.dl4j.dashboard.Dashboards;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether DL4J's dashboard shows a training. */
final class UiOptions {
    static final String SHOW = "--ui";
    static final String PORT = "--ui-port";

    private static final int DEFAULT_PORT = 9000;
    private static final int HIGHEST_PORT = 65535;
    private static final int MOST_REPORTS = 1000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = SHOW,
            description =
                    "Show the training in DL4J's dashboard, on this machine only (127.0.0.1), in a"
                            + " build with the Maven profile ui. On a terminal it stays until Enter or"
                            + " Ctrl-C, else it ends with the command.")
    private boolean shown;

    @Option(
            names = PORT,
            paramLabel = "N",
            defaultValue = "" + DEFAULT_PORT,
            description =
                    "Where the dashboard listens, 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    /**
     * Checks the options. Loads nothing.
     *
     * @throws ParameterException if an option is out of range, or the engine is not DL4J
     * @throws BackendUnavailableException if this build has no dashboard and it was asked for
     */
    void validate(EngineName engine) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw usage("--ui-port must be from 0 to " + HIGHEST_PORT + ", not " + port);
        }
        if (!shown) {
            return;
        }
        if (engine != EngineName.DL4J) {
            throw usage("--ui shows what dl4j trains, not " + engine.label());
        }
        if (Dashboards.find().isEmpty()) {
            throw new BackendUnavailableException(
                    "this build has no dashboard; for one with it (15 MB more) run: CROSSCHECK_MAVEN_OPTIONS=-Pui "
                            + ResumeCommand.called(
                                    Arguments.of(spec.commandLine().getParseResult())));
        }
    }

    /**
     * Opens the dashboard where it was asked for.
     *
     * @return the engine to train with; to be closed
     * @throws IOException if the dashboard cannot listen
     */
    ShownTraining show(Engine engine, Session session, Surroundings surroundings)
            throws IOException {
        if (!shown) {
            return new ShownTraining(engine, null, session.console(), surroundings);
        }
        if (!(engine instanceof Dl4jEngine dl4j)) {
            throw usage("--ui shows what dl4j trains, not " + engine.name().label());
        }
        Dashboard dashboard =
                Dashboards.find().orElseThrow().open(port, stepsBetweenReports(session));
        session.console()
                .warning(
                        "dashboard: %s (on this machine only, while the command runs)"
                                .formatted(dashboard.address()));
        return new ShownTraining(
                dl4j.watchedBy(dashboard.listener()), dashboard, session.console(), surroundings);
    }

    /** A report is kept in memory until the end, so that there are about a thousand at most. */
    private static int stepsBetweenReports(Session session) {
        Training job = new Training(session.network(), session.training(), session.split());
        long steps = (long) job.miniBatches().stepsPerEpoch() * session.training().epochs();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, steps / MOST_REPORTS));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
