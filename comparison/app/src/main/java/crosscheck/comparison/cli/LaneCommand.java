package crosscheck.comparison.cli;

import crosscheck.comparison.bench.shipped.Lane;
import crosscheck.comparison.bench.shipped.LaneKind;
import crosscheck.comparison.bench.shipped.LaneServer;
import crosscheck.comparison.bench.shipped.ShippedLane;
import crosscheck.comparison.bench.shipped.TunedLane;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.data.MiniBatches;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crosscheck bench-lane}: one side of {@code bench --compare-defaults}. */
@Command(
        name = LaneCommand.NAME,
        hidden = true,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "One side of bench --compare-defaults, which starts it: trains for each epoch whose"
                        + " number it reads, and answers with a line of JSON.")
final class LaneCommand implements Callable<Integer> {
    static final String NAME = "bench-lane";

    private final Surroundings surroundings;

    @Option(
            names = "--side",
            required = true,
            description = "as-shipped (DL4J with its own defaults) or as-crosscheck.")
    private LaneKind side;

    @Mixin private RunOptions runOptions;

    LaneCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Opens the data and draws the weights; loads no native library. */
    Session begin() throws IOException {
        return runOptions.beginBench(List.of(EngineName.DL4J), surroundings);
    }

    Precision precision() {
        return runOptions.precision();
    }

    private Lane.Task task(Session session) {
        return new Lane.Task(
                session.network(), session.training(), session.initialWeights(), precision());
    }

    @Override
    public Integer call() throws IOException {
        Session session = begin();
        MiniBatches order =
                new MiniBatches(
                        session.split().train().size(),
                        session.training().miniBatchSize(),
                        session.training().seed());
        try (Lane lane = lane(session)) {
            new LaneServer(lane, session.split(), order)
                    .run(
                            new BufferedReader(
                                    new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                            surroundings.out());
        }
        return ExitCode.OK;
    }

    private Lane lane(Session session) {
        return side == LaneKind.SHIPPED
                ? new ShippedLane(task(session))
                : new TunedLane(task(session), runOptions.threads());
    }
}
