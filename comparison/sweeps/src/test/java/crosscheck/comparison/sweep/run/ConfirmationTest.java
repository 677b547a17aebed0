package crosscheck.comparison.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.FastEngine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.sweep.pruning.NoPruner;
import crosscheck.comparison.sweep.sampler.RandomSampler;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Ranking;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.data.iris.Iris;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfirmationTest {
    @TempDir private Path folder;

    private StudyStore searched() {
        StudySpec spec =
                new StudySpec(
                        "some",
                        List.of(),
                        "",
                        SearchSpace.parse(List.of("learningRate=log:0.01..1")),
                        "random",
                        "none",
                        List.of(EngineName.FAST, EngineName.SCRATCH),
                        2,
                        6,
                        5,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        2);
        StudyStore store = StudyStore.create(folder.resolve("study.db"), spec);
        new Workers(job(store), new StopRequest(), trial -> {}).run(2);
        return store;
    }

    private static Job job(StudyStore store) {
        return new Job(
                store,
                point -> IrisTrials.of(point, 3),
                new RandomSampler(),
                new NoPruner(),
                Iris.split(),
                List.of(new FastEngine(), new ScratchEngine()),
                Precision.FLOAT);
    }

    private static Set<Integer> confirmed(StudyStore store) {
        return store.trials().stream()
                .filter(trial -> trial.meanAccuracy(EngineName.SCRATCH).isPresent())
                .map(Trial::number)
                .collect(Collectors.toSet());
    }

    @Test
    void goesOnWhereItWasStopped() {
        try (StudyStore store = searched()) {
            assertEquals(6, store.counts().get(TrialState.COMPLETE));
            assertEquals(Set.of(), confirmed(store));
            StopRequest stop = new StopRequest();
            stop.request();
            assertEquals(List.of(), new Confirmation(job(store), stop).run(2));
            assertEquals(Set.of(), confirmed(store));

            Confirmation again = new Confirmation(job(store), new StopRequest());
            assertEquals(4, again.open(), "two trials from two seeds");
            assertEquals(List.of(), again.run(3));
            assertEquals(0, again.open());
            assertEquals(
                    Ranking.best(store.trials()).stream()
                            .limit(2)
                            .map(Trial::number)
                            .collect(Collectors.toSet()),
                    confirmed(store));
            assertEquals(6, store.counts().get(TrialState.COMPLETE));
        }
    }

    @Test
    void whatCannotBeConfirmedIsToldAndTheStudyStays() {
        try (StudyStore store = searched()) {
            Job job = job(store);
            Job broken =
                    new Job(
                            store,
                            job.configurations(),
                            job.sampler(),
                            job.pruner(),
                            job.split(),
                            List.of(new FastEngine(), broken()),
                            Precision.FLOAT);
            List<String> failures = new Confirmation(broken, new StopRequest()).run(1);
            assertEquals(4, failures.size());
            assertTrue(failures.get(0).contains("could not be confirmed with scratch"));
            assertTrue(failures.get(0).contains("out of order"), failures.get(0));
            assertEquals(6, store.counts().get(TrialState.COMPLETE));
            assertEquals(4, new Confirmation(job, new StopRequest()).open());
        }
    }

    /** An engine that trains nothing. */
    private static Engine broken() {
        return new DisturbedEngine(
                new ScratchEngine(),
                training -> {
                    throw new IllegalStateException("out of order");
                });
    }
}
