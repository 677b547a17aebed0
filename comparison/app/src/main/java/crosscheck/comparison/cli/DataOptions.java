package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.DataProgress;
import crosscheck.comparison.examples.DataSource;
import crosscheck.data.DataReader;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.source.DataCatalog;
import crosscheck.data.source.DataRequest;
import crosscheck.dl4j.runtime.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which examples a command works on. */
final class DataOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "NAME|FOLDER",
            defaultValue = DataCatalog.AUTO,
            description =
                    "auto, mnist, digits, iris, and, or, nand, xor, or a folder of four IDX files"
                            + " or of pictures in a sub-folder for each class"
                            + " (default: ${DEFAULT-VALUE}: MNIST where it can be had, else digits).")
    private String data;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where MNIST is, before $CROSSCHECK_DATA and the cache.")
    private Path dataDir;

    @Option(
            names = "--classes",
            paramLabel = "K",
            defaultValue = "" + DataRequest.DEFAULT_CLASSES,
            description = "Classes of a folder of IDX files (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            defaultValue = "own",
            description =
                    "What makes numbers of the files: own, or datavec for iris and pictures"
                            + " (default: ${DEFAULT-VALUE}).")
    private DataReader reader;

    @Option(
            names = "--train-examples",
            paramLabel = "N",
            description = "Train on the first N examples only (default: all, 50,000 of mnist).")
    private Integer trainExamples;

    /**
     * Checks what can be checked without reading anything.
     *
     * @throws ParameterException if an option is out of range
     */
    void validate() {
        if (trainExamples != null && trainExamples < 1) {
            throw usage("--train-examples must be at least 1, not " + trainExamples);
        }
        DataRequest request = request();
        if (reader == DataReader.DATAVEC && !DataSource.isReadByDataVec(request)) {
            throw usage("--reader datavec is for iris and pictures, not for --data " + data);
        }
    }

    DataReader reader() {
        return reader;
    }

    /** Whether the number of training examples was chosen. */
    boolean limitsTraining() {
        return trainExamples != null;
    }

    Split open(Map<String, String> environment, Console console) throws InvalidDataException {
        return chosen(openWhole(environment, console));
    }

    /** Opens the data set with all of its training examples. */
    Split openWhole(Map<String, String> environment, Console console) throws InvalidDataException {
        try (DataProgress progress = new DataProgress(console)) {
            return new DataSource(environment, progress).open(request(), reader);
        }
    }

    /** What {@code --data} says, where it was given. */
    Optional<String> given() {
        return spec.commandLine().getParseResult().hasMatchedOption("--data")
                ? Optional.of(data)
                : Optional.empty();
    }

    /** The options that say where the data are now, as arguments; none where the name says it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (!DataCatalog.names().contains(data)) {
            arguments.addAll(List.of("--data", data));
        }
        if (dataDir != null) {
            arguments.addAll(List.of("--data-dir", dataDir.toString()));
        }
        return arguments;
    }

    /** The options that name the same data for a process elsewhere; paths are absolute. */
    List<String> anywhere(String found) {
        String known = data.equals(DataCatalog.AUTO) ? found : data;
        boolean named = DataCatalog.names().contains(known);
        List<String> arguments = new ArrayList<>(List.of("--data"));
        arguments.add(named ? known : Path.of(known).toAbsolutePath().toString());
        if (dataDir != null) {
            arguments.addAll(List.of("--data-dir", dataDir.toAbsolutePath().toString()));
        }
        return arguments;
    }

    /**
     * Checks whether the reader can go with a backend: DataVec makes ND4J's arrays of pictures, and
     * ND4J keeps to the backend that it began with.
     *
     * @throws ParameterException if it cannot
     */
    void requireReaderFor(Backend backend) {
        if (reader == DataReader.DATAVEC && backend != Backend.CPU) {
            throw usage("--reader datavec needs --backend cpu");
        }
    }

    /** The training examples that these options ask for, of all there are. */
    Split chosen(Split whole) {
        if (trainExamples == null) {
            return whole;
        }
        if (trainExamples > whole.train().size()) {
            throw usage(
                    "--train-examples must be from 1 to the %d training examples of %s, not %d"
                            .formatted(whole.train().size(), whole.train().name(), trainExamples));
        }
        return whole.withTrainExamples(trainExamples);
    }

    private DataRequest request() {
        try {
            return new DataRequest(data, Optional.ofNullable(dataDir), classes);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
