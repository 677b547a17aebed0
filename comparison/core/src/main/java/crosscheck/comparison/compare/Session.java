package crosscheck.comparison.compare;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.console.TrainingProgress;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.SpecText;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.trace.ComparedNetwork;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.comparison.trace.Explanation;
import crosscheck.comparison.trace.GivenWeightsNetwork;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.ParityRun;
import crosscheck.comparison.training.Checkpointing;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.training.TrainingState;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.DataReader;
import crosscheck.data.Split;
import java.util.List;
import java.util.Optional;

/**
 * One network, its data and its one draw of initial weights, ready to be trained by any engine.
 *
 * @param initialWeights that every engine begins with
 * @param weightsSource the file that they come from; empty where they were drawn
 */
public record Session(
        Console console,
        Split split,
        NetworkSpec network,
        TrainingSpec training,
        List<ParameterTensor> initialWeights,
        Optional<WeightsSource> weightsSource) {

    public static Session begin(
            Console console, Split split, NetworkSpec network, TrainingSpec training) {
        return new Session(
                console,
                split,
                network,
                training,
                ScratchEngine.drawWeights(network, training.seed()),
                Optional.empty());
    }

    public Session withSplit(Split other) {
        return new Session(console, other, network, training, initialWeights, weightsSource);
    }

    /** The same from the weights of a file, whatever the seed. */
    public Session withWeights(List<ParameterTensor> given, WeightsSource source) {
        return new Session(
                console,
                split,
                network.withInitialiser(InitialiserName.GIVEN),
                training,
                given,
                Optional.of(source));
    }

    public int parameterCount() {
        return initialWeights.stream().mapToInt(tensor -> tensor.values().length).sum();
    }

    /** The same from another seed, with the initial weights that belong to it. */
    public Session withSeed(long seed) {
        TrainingSpec other = training.withSeed(seed);
        return weightsSource.isPresent()
                ? new Session(console, split, network, other, initialWeights, weightsSource)
                : begin(console, split, network, other);
    }

    /** The line that every output carries: data set, network and seed. */
    public String title(String command) {
        return title(command, List.of(training.seed()));
    }

    /** The line of trainings from several seeds. */
    public String title(String command, List<Long> seeds) {
        return "%s on %s: %s".formatted(command, dataName(), SpecText.of(network, training, seeds));
    }

    /** The line of a benchmark, which trains for single epochs. */
    public String benchTitle() {
        return "bench on %s (%s training and %s test examples): %s"
                .formatted(
                        dataName(),
                        Numbers.count(split.train().size()),
                        Numbers.count(split.test().size()),
                        SpecText.ofAnEpoch(network, training));
    }

    private String dataName() {
        DataReader reader = split.train().provenance().reader();
        return split.train().name() + (reader == DataReader.DATAVEC ? " read by DataVec" : "");
    }

    public TrainingResult train(Engine engine, Precision precision) {
        return train(engine, precision, engine.name().label());
    }

    /** Trains; the progress has the job's name. */
    public TrainingResult train(Engine engine, Precision precision, String name) {
        TrainingState start = TrainingState.start(initialWeights);
        return train(engine, precision, name, start, Checkpointing.NONE);
    }

    /** Goes on from where a training stands. */
    public TrainingResult train(
            Engine engine, Precision precision, TrainingState start, Checkpointing checkpointing) {
        return train(engine, precision, engine.name().label(), start, checkpointing);
    }

    private TrainingResult train(
            Engine engine,
            Precision precision,
            String name,
            TrainingState start,
            Checkpointing checkpointing) {
        Training job = new Training(network, training, split);
        try (TrainingProgress progress =
                new TrainingProgress(
                        console, name, training, job.miniBatches().stepsPerEpoch(), start)) {
            return job.run(engine, precision, start, progress, checkpointing);
        }
    }

    /** The network, with the weights that every engine begins with. */
    public ComparedNetwork comparedNetwork() {
        return weightsSource.isPresent()
                ? new GivenWeightsNetwork(network, initialWeights)
                : new DescribedNetwork(network);
    }

    /**
     * Compares engines step by step in every precision that two have.
     *
     * @param known differences that may explain a gap
     */
    public List<PairResult> parity(List<Engine> engines, int steps, List<Explanation> known) {
        ParityRun run =
                new ParityRun(engines, List.of(Precision.DOUBLE, Precision.FLOAT), split, known);
        List<PairResult> pairs;
        long begin = System.nanoTime();
        try (Progress progress = new Progress(console, "parity", steps, " steps", 1)) {
            pairs = run.run(comparedNetwork(), training, steps, progress::at);
        }
        for (PairResult pair : pairs) {
            pair.trainings()
                    .ifPresent(
                            trainings ->
                                    console.notice(
                                            "parity  %s over %d steps: %s, at most %s of the bound used"
                                                    .formatted(
                                                            pair.name(),
                                                            trainings.steps(),
                                                            pair.verdict(),
                                                            Numbers.percent(trainings.used()))));
        }
        console.notice(
                "parity  took %s s".formatted(Numbers.fixed((System.nanoTime() - begin) / 1e9, 1)));
        return pairs;
    }
}
