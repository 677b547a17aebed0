package crosscheck.comparison.cli;

import crosscheck.comparison.cli.Surroundings.Terminal;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.sweep.cluster.RemoteResult;
import crosscheck.comparison.sweep.cluster.RemoteTask;
import crosscheck.comparison.sweep.run.LocalTrainer;
import crosscheck.comparison.sweep.run.TrialWork;
import crosscheck.comparison.sweep.store.StudyJson;
import crosscheck.comparison.sweep.store.WorkerId;
import crosscheck.comparison.sweep.study.StudySpec;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * A study as another process gets it: with the examples loaded there once.
 *
 * @param spec as JSON
 * @param version of the program that sends it
 */
record RemoteStudy(String spec, List<String> data, String version) implements Serializable {
    /** Of this process, by what was sent; a task waits while another one loads the examples. */
    private static final Map<RemoteStudy, LocalTrainer> TRAINERS = new ConcurrentHashMap<>();

    RemoteStudy {
        data = List.copyOf(data);
    }

    /**
     * A study that is to be sent.
     *
     * @param data options that say where the examples are; paths are absolute
     */
    static RemoteStudy of(StudySpec study, List<String> data) {
        return new RemoteStudy(StudyJson.of(study).toString(), data, Version.text());
    }

    /** What is sent of a trial. */
    RemoteTask task(TrialWork work) {
        return new Task(this, work);
    }

    private record Task(RemoteStudy study, TrialWork work) implements RemoteTask {
        @Override
        public RemoteResult run(BooleanSupplier stopped) {
            LocalTrainer trainer;
            try {
                trainer = study.trainer();
            } catch (UncheckedIOException | IllegalStateException e) {
                return RemoteResult.unusable(
                        "the machine %s cannot train: %s"
                                .formatted(WorkerId.here().host(), e.getMessage()));
            }
            return RemoteResult.collect(journal -> trainer.train(work, journal, stopped));
        }
    }

    private LocalTrainer trainer() {
        if (!version.equals(Version.text())) {
            throw new IllegalStateException(
                    "it has Crosscheck %s, and the study comes from %s"
                            .formatted(Version.text(), version));
        }
        return TRAINERS.computeIfAbsent(this, RemoteStudy::open);
    }

    private static LocalTrainer open(RemoteStudy study) {
        Surroundings surroundings =
                new Surroundings(System.getenv(), System.out, System.err, Terminal.NONE);
        try {
            StudySpec spec = StudyJson.parse(Path.of("the study that was sent"), study.spec);
            List<String> words = StudyWords.of(spec, StudyWords.OwnData.LEFT_OUT);
            words.addAll(study.data);
            words.add("--quiet");
            return StudyWords.parse(surroundings, words).trainer(spec);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
