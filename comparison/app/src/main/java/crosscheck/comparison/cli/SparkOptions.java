package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.Clusters;
import crosscheck.comparison.sweep.run.ClusterException;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a Spark cluster trains the trials. */
final class SparkOptions {
    static final String MASTER = "--spark";

    private static final Pattern KNOWN =
            Pattern.compile("local(\\[([1-9][0-9]{0,3}|\\*)\\])?|spark://[^\\s/]+:[0-9]{1,5}");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = MASTER,
            paramLabel = "MASTER",
            description =
                    "Train the trials as tasks of a Spark cluster: spark://HOST:PORT, or local[N] to"
                            + " try it here; in a build with the Maven profile spark.")
    private String master;

    /**
     * Checks the option. Connects to nothing.
     *
     * @throws ParameterException if it names no master
     * @throws ClusterException if this build has no Spark and it was asked for
     */
    void validate() {
        if (master == null) {
            return;
        }
        if (!KNOWN.matcher(master).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--spark must be spark://HOST:PORT or local[N], not " + master);
        }
        if (Clusters.find().isEmpty()) {
            throw new ClusterException(
                    "this build has no Spark; for one with it run: CROSSCHECK_MAVEN_OPTIONS=-Pspark "
                            + ResumeCommand.called(words()));
        }
    }

    private List<String> words() {
        List<String> words = Arguments.of(spec.commandLine().getParseResult());
        words.set(0, "sweep");
        return words;
    }

    /**
     * Connects to the cluster.
     *
     * @return connected; null where the trials are trained here
     * @throws ClusterException if it cannot be had
     */
    Cluster connect(String study) {
        return master == null
                ? null
                : Clusters.find().orElseThrow().connect(master, "crosscheck sweep " + study);
    }
}
