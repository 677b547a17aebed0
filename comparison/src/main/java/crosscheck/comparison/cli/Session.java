package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.console.TrainingProgress;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.parity.Parity;
import crosscheck.comparison.parity.ParityCheck;
import crosscheck.comparison.parity.ParityCheck.Start;
import crosscheck.comparison.parity.ParityResult;
import crosscheck.comparison.parity.Tolerances;
import crosscheck.comparison.run.InitialWeights;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.SpecText;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Checkpointing;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.training.TrainingState;
import crosscheck.data.DataReader;
import crosscheck.data.Split;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One network, its data and its one draw of initial weights, ready to be trained by any engine.
 *
 * @param console where progress is shown
 * @param split the examples
 * @param network the network
 * @param training how it is trained
 * @param initialWeights that every engine begins with
 * @param weightsSource the file that they come from; empty where they were drawn
 */
record Session(
        Console console,
        Split split,
        NetworkSpec network,
        TrainingSpec training,
        List<ParameterTensor> initialWeights,
        Optional<InitialWeights.Source> weightsSource) {

    static Session begin(Console console, Split split, NetworkSpec network, TrainingSpec training) {
        return new Session(
                console,
                split,
                network,
                training,
                ScratchEngine.drawWeights(network, training.seed()),
                Optional.empty());
    }

    Session withSplit(Split other) {
        return new Session(console, other, network, training, initialWeights, weightsSource);
    }

    /** The same from the weights of a file, whatever the seed. */
    Session withWeights(InitialWeights given) {
        return new Session(
                console,
                split,
                network.withInitialiser(InitialiserName.GIVEN),
                training,
                given.tensors(),
                Optional.of(given.source()));
    }

    int parameterCount() {
        return initialWeights.stream().mapToInt(tensor -> tensor.values().length).sum();
    }

    /** The same from another seed, with the initial weights that belong to it. */
    Session withSeed(long seed) {
        TrainingSpec other = training.withSeed(seed);
        return weightsSource.isPresent()
                ? new Session(console, split, network, other, initialWeights, weightsSource)
                : begin(console, split, network, other);
    }

    /** Says in a document where the initial weights come from; null where they were drawn. */
    void addWeightsSource(ObjectNode document) {
        document.putNull("initialWeights");
        weightsSource.ifPresent(
                source ->
                        document.putObject("initialWeights")
                                .put("file", source.file())
                                .put("sha256", source.sha256()));
    }

    /** The line that every output carries: data set, network and seed. */
    String title(String command) {
        return title(command, List.of(training.seed()));
    }

    /** The line of trainings from several seeds. */
    String title(String command, List<Long> seeds) {
        return "%s on %s: %s".formatted(command, dataName(), SpecText.of(network, training, seeds));
    }

    /** The line of a benchmark, which trains for single epochs. */
    String benchTitle() {
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

    TrainingResult train(Engine engine, Precision precision) {
        return train(engine, precision, engine.name().label());
    }

    /** Trains; the progress has the job's name. */
    TrainingResult train(Engine engine, Precision precision, String name) {
        TrainingState start = TrainingState.start(initialWeights);
        return train(engine, precision, name, start, Checkpointing.NONE);
    }

    /** Goes on from where a training stands. */
    TrainingResult train(
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

    /** Compares two engines step by step in every precision in which both can be right. */
    List<Parity> parity(Engine reference, Engine engine, int steps) {
        return Stream.of(Precision.DOUBLE, Precision.FLOAT)
                .filter(engine.precisions()::contains)
                .filter(p -> p == Precision.FLOAT || reference.precisions().contains(p))
                .map(precision -> parity(reference, engine, precision, steps))
                .toList();
    }

    /** Where the engines drift apart, also compares each step on its own. */
    private Parity parity(Engine reference, Engine framework, Precision precision, int steps) {
        ParityResult trainings = parity(reference, framework, precision, steps, Start.OWN_WEIGHTS);
        console.notice(
                "parity  %s, %s over %d steps: weights to %s (%s allowed)"
                        .formatted(
                                framework.name().label(),
                                precision.label(),
                                steps,
                                Numbers.scientific(trainings.maxAbsWeightDifference()),
                                Numbers.scientific(trainings.budget().weights().absolute())));
        return new Parity(
                reference.name(),
                framework.name(),
                trainings,
                trainings.passed()
                        ? Optional.empty()
                        : Optional.of(
                                parity(
                                        reference,
                                        framework,
                                        precision,
                                        steps,
                                        Start.FRAMEWORK_WEIGHTS)));
    }

    private ParityResult parity(
            Engine reference, Engine framework, Precision precision, int steps, Start start) {
        String title = "parity " + framework.name().label() + " " + precision.label();
        Training job = new Training(network, training, split);
        try (Progress progress = new Progress(console, title, steps, " steps", 1);
                Trainee left =
                        reference.create(
                                network,
                                training,
                                initialWeights,
                                reference.precision(Precision.DOUBLE));
                Trainee right = framework.create(network, training, initialWeights, precision)) {
            return ParityCheck.run(
                    left,
                    right,
                    precision,
                    start == Start.OWN_WEIGHTS
                            ? Tolerances.of(precision, network.initialiser())
                            : Tolerances.ofSingleSteps(precision),
                    job.examples(0),
                    job.miniBatches().endless(),
                    start,
                    steps,
                    progress::at);
        }
    }
}
