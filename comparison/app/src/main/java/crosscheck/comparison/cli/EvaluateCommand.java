package crosscheck.comparison.cli;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.dl4jfile.Dl4jModelFile;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Engines;
import crosscheck.comparison.evaluate.EngineEvaluation;
import crosscheck.comparison.evaluate.EvaluationDocument;
import crosscheck.comparison.evaluate.EvaluationText;
import crosscheck.comparison.evaluate.Evaluator;
import crosscheck.comparison.examples.TestExamples;
import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.comparison.runfolder.SavedRun;
import crosscheck.data.InvalidDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crosscheck evaluate}: how well a trained network does on labelled examples. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures a network that train or compare left in a run folder: accuracy, loss, how often"
                    + " each class was taken for each other, precision, recall and F1 of each class.",
            "Without --data on the test part of its own data set; with it on the test part of another"
                    + " one, or on all pictures of a folder with a sub-folder for each class."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int DL4J_THREADS = 1;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "RUN_FOLDER|FILE.zip",
            description = "The folder that train or compare left, or a model of DL4J 1.0.0-M2.1.")
    private Path model;

    @Mixin private TestDataOptions data;

    @Option(
            names = {"--engine", "--engines"},
            split = ",",
            paramLabel = "NAME",
            description =
                    "scratch, fast or dl4j, or several. An engine takes the weights that it trained,"
                            + " or else the reference's (default: the run's first engine).")
    private List<EngineName> engines;

    @Mixin private OutputOptions output;

    EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InvalidDataException {
        if (engines != null && Set.copyOf(engines).size() < engines.size()) {
            throw new ParameterException(
                    spec.commandLine(), "--engines must name different engines");
        }
        Console console = output.console(surroundings);
        SavedModel saved;
        TestExamples asked;
        if (Files.isRegularFile(model)) {
            Dl4jModelFile file = Dl4jModelFile.read(model);
            asked = data.open(file.outputs(), surroundings.environment(), console);
            saved = file.forExamples(asked.examples().shape(), asked.examples().classNames());
        } else {
            SavedRun run = SavedRun.read(model);
            asked = data.open(run.data(), surroundings.environment(), console);
            saved = run;
        }
        List<EngineEvaluation> evaluations = evaluate(saved, asked);
        console.out()
                .println(
                        output.json()
                                ? EvaluationDocument.of(saved, asked, evaluations).toPrettyString()
                                : EvaluationText.of(saved, asked, evaluations));
        return ExitCode.OK;
    }

    private List<EngineEvaluation> evaluate(SavedModel saved, TestExamples asked)
            throws InvalidDataException {
        List<EngineEvaluation> evaluations = new ArrayList<>();
        for (EngineName engine : engines == null ? saved.engines().subList(0, 1) : engines) {
            EngineName trained = saved.engines().contains(engine) ? engine : saved.engines().get(0);
            evaluations.add(
                    Evaluator.evaluate(
                            Engines.create(engine, DL4J_THREADS),
                            saved.network(),
                            saved.weights(trained),
                            asked.examples()));
        }
        return evaluations;
    }
}
