package crosscheck.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.sweep.cluster.Cluster;
import crosscheck.comparison.sweep.cluster.ClusterTrainer;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.pruning.Pruners;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.run.Job;
import crosscheck.comparison.sweep.run.LocalTrainer;
import crosscheck.comparison.sweep.run.StopRequest;
import crosscheck.comparison.sweep.run.TrialTrainer;
import crosscheck.comparison.sweep.run.TrialWork;
import crosscheck.comparison.sweep.run.Workers;
import crosscheck.comparison.sweep.sampler.RandomSampler;
import crosscheck.comparison.sweep.space.Point;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.iris.Iris;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on {@code local[2]}: what is kept is what workers of this process would have kept. */
class SparkStudyTest {
    private static final int TRIALS = 24;

    /** What a study is made of, here and in a task. */
    private record Search(String learningRates, String pruner) implements Serializable {
        StudySpec spec() {
            return new StudySpec(
                    "irises",
                    List.of(),
                    "",
                    SearchSpace.parse(List.of("learningRate=" + learningRates)),
                    "random",
                    pruner,
                    List.of(EngineName.FAST),
                    2,
                    TRIALS,
                    5,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    0);
        }

        LocalTrainer trainer() {
            return new LocalTrainer(
                    spec(),
                    SparkStudyTest::configuration,
                    Pruners.ALL.parse(pruner),
                    Iris.split(),
                    List.of(new FastEngine()),
                    Precision.FLOAT);
        }

        RemoteTask task(TrialWork work) {
            return stopped ->
                    RemoteResult.collect(journal -> trainer().train(work, journal, stopped));
        }
    }

    @TempDir private Path folder;

    private static Configuration configuration(Point point) {
        NetworkSpec network =
                NetworkSpec.dense(
                        4,
                        List.of(5),
                        3,
                        ActivationName.RELU,
                        LossName.QUADRATIC,
                        InitialiserName.XAVIER);
        double rate = Double.parseDouble(point.values().get("learningRate"));
        return new Configuration(network, TrainingSpec.sgd(rate, 5, 4, 1), List.of());
    }

    private List<Trial> run(String name, Search search, TrialTrainer trainer) {
        try (StudyStore store = StudyStore.create(folder.resolve(name), search.spec())) {
            LocalTrainer here = search.trainer();
            Job job =
                    new Job(
                            store,
                            here.configurations(),
                            new RandomSampler(),
                            here.pruner(),
                            here.split(),
                            here.engines(),
                            here.precision());
            new Workers(job, trainer, new StopRequest(), trial -> {}).run(2);
            return store.trials();
        }
    }

    private static List<EpochScore> epochs(Trial trial) {
        return trial.measurements().stream().flatMap(m -> m.epochs().stream()).toList();
    }

    /** Both ways; which states there were. */
    private Set<TrialState> compare(Search search) {
        List<Trial> alone = run("alone", search, search.trainer());
        List<Trial> sent;
        try (Cluster cluster = new SparkClusterProvider().connect("local[2]", "test")) {
            sent = run("sent", search, new ClusterTrainer(cluster, search::task));
        }
        assertEquals(TRIALS, sent.size());
        Set<TrialState> states = EnumSet.noneOf(TrialState.class);
        for (int i = 0; i < TRIALS; i++) {
            assertEquals(alone.get(i).point(), sent.get(i).point());
            assertEquals(alone.get(i).state(), sent.get(i).state());
            assertEquals(alone.get(i).reason(), sent.get(i).reason());
            assertEquals(alone.get(i).objective(), sent.get(i).objective());
            assertEquals(epochs(alone.get(i)), epochs(sent.get(i)));
            states.add(sent.get(i).state());
        }
        return states;
    }

    @Test
    void trialsHaveTheStatesAndBitsOfLocalOnes() {
        assertEquals(
                EnumSet.of(TrialState.COMPLETE, TrialState.DIVERGED),
                compare(new Search("log:0.1..1e30", "none")));
    }

    @Test
    void trialsArePrunedAfterTheSameEpochs() {
        assertEquals(
                EnumSet.of(TrialState.COMPLETE, TrialState.PRUNED),
                compare(new Search("log:0.0001..1e10", "asha")));
    }
}
