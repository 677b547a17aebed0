package crosscheck.comparison.sweep.store;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.StudyProcess;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The database of one study. Every change is one transaction, which no kill undoes. What a training
 * came to and what became of a trial is on the disk when the method returns; a plan, a claim or an
 * epoch may be lost with the machine's power, and is made again. Safe for use by several threads;
 * several processes may have the same file open.
 */
public final class StudyStore implements AutoCloseable {
    private final Path file;
    private final Database database;
    private final StudySpec spec;

    StudyStore(Path file, Database database, StudySpec spec) {
        this.file = file;
        this.database = database;
        this.spec = spec;
    }

    // ---- opening ------------------------------------------------------------------------------

    /**
     * Makes a study in a file that has none.
     *
     * @param file of the database; its folder exists
     * @return open, without trials
     * @throws StudyStoreException if there is a study already, or the file cannot be written
     */
    public static StudyStore create(Path file, StudySpec spec) {
        return StudyFile.create(file, spec);
    }

    /**
     * Opens a study.
     *
     * @throws StudyStoreException if it is none that this version of the program reads
     */
    public static StudyStore open(Path file) {
        return StudyFile.open(file);
    }

    public StudySpec spec() {
        return spec;
    }

    /** The database's file; as it was opened. */
    public Path file() {
        return file;
    }

    // ---- reading ------------------------------------------------------------------------------

    /**
     * All trials that there are by now; in the order of their numbers, as they were at one moment.
     */
    public List<Trial> trials() {
        return trials(0, Integer.MAX_VALUE);
    }

    /**
     * The first trials.
     *
     * @param to the number after the last one
     * @return in the order of their numbers, as they were at one moment
     */
    public List<Trial> trials(int from, int to) {
        return database.read(() -> new TrialRows(database, spec, from, to).read());
    }

    public Trial trial(int number) {
        return trials(number, number + 1).get(0);
    }

    /** How many trials are in each state; every state, also those without trials. */
    public Map<TrialState, Integer> counts() {
        return database.read(() -> Outcomes.counts(database));
    }

    /**
     * The best trial: the largest objective, of several the smallest number; empty where none is
     * complete.
     */
    public Optional<Trial> best() {
        return database.read(() -> Outcomes.best(database)).map(this::trial);
    }

    // ---- working ------------------------------------------------------------------------------

    /**
     * Adds trials, unless somebody else did since.
     *
     * @return false, and nothing changed, if their numbers are not the next ones any more
     */
    public boolean plan(List<PlannedTrial> planned) {
        return database.writeSoon(() -> Changes.plan(database, planned));
    }

    /**
     * Takes the waiting trial with the smallest number. Nobody else gets the same one.
     *
     * @param worker of this process, 1 for the first
     * @return empty where none waits
     */
    public Optional<Claim> claim(WorkerId me, int worker) {
        return database.writeSoon(() -> Changes.claim(database, me, worker));
    }

    /**
     * Keeps what was measured after an epoch, or after several.
     *
     * @param seedIndex 0 for the first seed
     * @param scores what was measured, all finite
     */
    public void addEpoch(Claim claim, EngineName engine, int seedIndex, EpochScore... scores) {
        database.writeSoon(
                () -> ResultRows.addEpochs(database, training(claim, engine, seedIndex), scores));
    }

    /**
     * Keeps the end of a training.
     *
     * @param seedIndex 0 for the first seed
     * @param score what it came to, all finite
     */
    public void addScore(Claim claim, EngineName engine, int seedIndex, FinalScore score) {
        database.write(
                () -> ResultRows.addScore(database, training(claim, engine, seedIndex), score));
    }

    private ResultRows.Training training(Claim claim, EngineName engine, int seedIndex) {
        return new ResultRows.Training(
                claim.trial(),
                engine,
                seedIndex,
                TrialSeed.of(spec.seed(), claim.trial(), seedIndex));
    }

    /**
     * Ends an attempt.
     *
     * @param reason where it is not
     * @return false, and nothing changed, if the trial was given to somebody else since
     */
    public boolean finish(
            Claim claim, TrialState state, OptionalDouble objective, Optional<String> reason) {
        return database.write(() -> Changes.finish(database, claim, state, objective, reason));
    }

    /**
     * Keeps who trained in an attempt that has ended, where it was not the process that took it:
     * while it goes on, that one has to show that it is alive.
     */
    public void trainedBy(Claim claim, WorkerId executor) {
        database.writeSoon(() -> Changes.trainedBy(database, claim, executor));
    }

    /** Shows that this process is alive. */
    public void beat(WorkerId me) {
        database.writeSoon(() -> Changes.beat(database, me, System.currentTimeMillis()));
    }

    /** Takes trials back from processes that are dead; how many wait again. */
    public int recover(WorkerId me) {
        return database.write(() -> Changes.recover(database, me, System.currentTimeMillis()));
    }

    /**
     * Lets trials wait again that were interrupted, and those that failed no more often than the
     * study's retries; how many.
     */
    public int requeue() {
        return database.write(() -> Changes.requeue(database, spec.retries()));
    }

    // ---- the test examples --------------------------------------------------------------------

    /**
     * Keeps what the test examples say of the winner.
     *
     * @param test what was measured, all finite
     */
    public void addTest(WinnerTest test) {
        database.write(() -> ResultRows.addTest(database, test));
    }

    /** What the test examples said of winners; by trial and engine. */
    public List<WinnerTest> tests() {
        return database.read(() -> ResultRows.tests(database));
    }

    // ---- who works ----------------------------------------------------------------------------

    /** Keeps that a process takes up the study. */
    public int beginProcess(WorkerId me, String surroundings) {
        return database.write(() -> Processes.begin(database, me, surroundings));
    }

    /** Keeps that a process leaves the study. */
    public void endProcess(int number, int exitCode, String surroundings) {
        database.write(() -> Processes.end(database, number, exitCode, surroundings));
    }

    /** All that ever worked on the study; in the order in which they began. */
    public List<StudyProcess> processes() {
        return database.read(() -> Processes.all(database));
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        database.close();
    }
}
