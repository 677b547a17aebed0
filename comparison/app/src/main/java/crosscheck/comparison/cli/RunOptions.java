package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.bench.BenchExamples;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Console;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runpage.Report;
import crosscheck.comparison.spec.Model;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.DataReader;
import crosscheck.data.Split;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.BackendUnavailableException;
import crosscheck.dl4j.runtime.Unpacking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every command that trains takes: data, network, engine, output, and where files go. */
final class RunOptions {
    @Mixin private DataOptions data;
    @Mixin private NetworkOptions network;
    @Mixin private EngineOptions engine;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "The folder to make for this run's files"
                            + " (default: runs/<date>-<time>-<command>).")
    private Path out;

    @Mixin private BrowserOptions browser;
    @Mixin private OutputOptions output;

    private Surroundings seen;

    /**
     * Checks all options, then opens the data and draws the initial weights.
     *
     * @return ready to train
     * @throws ParameterException if an option is out of range
     * @throws BackendUnavailableException if there is no CUDA here and it was asked for
     * @throws IOException if the data cannot be read
     */
    Session begin(List<EngineName> engines, Surroundings surroundings) throws IOException {
        validate(engines, surroundings);
        unpackFor(engines);
        Console console = console(surroundings);
        return sessionOf(console, openWhole(surroundings, console));
    }

    /** Checks all options, then opens the data while DL4J's native library is unpacked. */
    Split open(List<EngineName> engines, Surroundings surroundings) throws IOException {
        validate(engines, surroundings);
        unpackFor(engines);
        return data.open(surroundings.environment(), console(surroundings));
    }

    /**
     * Lets DL4J's native library be unpacked while something else is going on, where it is wanted.
     * DataVec's readers load libraries of their own by the same loader, so they come first.
     */
    void unpackFor(List<EngineName> engines) {
        if (engines.contains(EngineName.DL4J)
                && engine.backend() == Backend.CPU
                && data.reader() == DataReader.OWN) {
            Unpacking.begin();
        }
    }

    /**
     * Checks all options.
     *
     * @throws ParameterException if an option is out of range
     * @throws BackendUnavailableException if there is no CUDA here and it was asked for
     */
    void validate(List<EngineName> engines, Surroundings surroundings) {
        data.validate();
        data.requireReaderFor(engine.backend());
        network.validate(engines);
        engine.validate(engines, surroundings.environment());
    }

    /** Opens the data set with all of its training examples. */
    Split openWhole(Surroundings surroundings, Console console) throws IOException {
        return data.openWhole(surroundings.environment(), console);
    }

    /** What these options make of a whole data set. */
    Session sessionOf(Console console, Split whole) {
        return session(console, data.chosen(whole));
    }

    /** Draws the initial weights. */
    Session session(Console console, Split split) {
        return Session.begin(console, split, network(split), training(split));
    }

    Console console(Surroundings surroundings) {
        seen = surroundings;
        return output.console(surroundings);
    }

    NetworkSpec network(Split split) {
        return network.network(split);
    }

    TrainingSpec training(Split split) {
        return network.training(split);
    }

    /** What {@code --data} says, where it was given. */
    Optional<String> dataGiven() {
        return data.given();
    }

    List<String> dataArguments() {
        return data.arguments();
    }

    /**
     * As {@link #begin}, for a benchmark: of a convolutional network on fewer examples, unless
     * {@code --train-examples} says otherwise. Leaves JavaCPP and ND4J alone.
     *
     * @return ready to train
     * @throws ParameterException if an option is out of range
     * @throws BackendUnavailableException if there is no CUDA here and it was asked for
     * @throws IOException if the data cannot be read
     */
    Session beginBench(List<EngineName> engines, Surroundings surroundings) throws IOException {
        validate(engines, surroundings);
        Console console = console(surroundings);
        Session session = session(console, data.open(surroundings.environment(), console));
        return data.limitsTraining() || !network.model().isConvolutional()
                ? session
                : session.withSplit(BenchExamples.some(session.split(), engines));
    }

    long seed() {
        return network.seed();
    }

    RunFolder folder(String command) throws IOException {
        return RunFolder.begin(target(command));
    }

    /** A folder that can be found again, to go on after an interruption. */
    RunFolder resumableFolder(String command) throws IOException {
        return RunFolder.beginVisible(target(command));
    }

    /** The folder that a command makes. */
    Path target(String command) {
        return out == null ? RunFolder.defaultTarget(command, LocalDateTime.now()) : out;
    }

    Engine create(EngineName name) {
        return Engines.create(name, engine.backend(), threads());
    }

    int threads() {
        return engine.threads(network.model());
    }

    Model model() {
        return network.model();
    }

    DataReader reader() {
        return data.reader();
    }

    boolean augments() {
        return network.augments();
    }

    Backend backend() {
        return engine.backend();
    }

    Precision precision() {
        return engine.precision();
    }

    /** Where the page of a run is, as a line of its text. */
    static String page(RunFolder folder) {
        return "page: " + folder.target().resolve(Report.FILE);
    }

    void openPage(RunFolder folder, Console console) {
        browser.openIfAsked(folder.target().resolve(Report.FILE), seen, console);
    }

    /** Prints the document where JSON was asked for, else the text. */
    void print(Console console, ObjectNode document, String text) {
        console.out().println(output.json() ? document.toPrettyString() : text);
    }
}
