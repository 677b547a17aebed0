package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.checkpoint.Checkpoint;
import crosscheck.comparison.checkpoint.CheckpointFolder;
import crosscheck.comparison.checkpoint.CheckpointKeeper;
import crosscheck.comparison.checkpoint.TrainingSetup;
import crosscheck.comparison.compare.ResultText;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.console.Console.ProgressStyle;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.runfolder.ResultDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runpage.RunFiles;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.DivergedException;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingInterruptedException;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.comparison.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One training with its checkpoints, from where it stands to the files of its run.
 *
 * @param every time between two checkpoints within an epoch
 */
record TrainRun(
        Session session,
        Engine engine,
        RunOptions options,
        TrainingSetup setup,
        RunFolder folder,
        CheckpointFolder checkpoints,
        Duration every,
        Instant begin) {

    /**
     * Trains to the end, or until it is interrupted.
     *
     * @param resumed the checkpoint it goes on from, if it was interrupted before
     */
    int run(TrainingState start, Optional<Checkpoint> resumed) throws IOException {
        CheckpointKeeper[] keeper = new CheckpointKeeper[1];
        try (Interruption interruption =
                new Interruption(this::announceStop, () -> tellHowToGoOn(keeper[0]))) {
            keeper[0] =
                    new CheckpointKeeper(
                            checkpoints,
                            setup,
                            every,
                            interruption::requested,
                            line -> session.console().warning("crosscheck: " + line + "."));
            keeper[0].save(start);
            folder.keep();
            TrainingResult result = session.train(engine, options.precision(), start, keeper[0]);
            finish(result, resumed);
            return ExitCode.OK;
        } catch (DivergedException e) {
            folder.discard(); // it would diverge again
            throw e;
        } catch (TrainingInterruptedException e) {
            tellHowToGoOn(keeper[0]);
            return ExitCode.INTERRUPTED;
        } catch (IOException | RuntimeException e) {
            tellHowToGoOn(keeper[0]);
            throw e;
        }
    }

    private void announceStop() {
        boolean bar = session.console().progress() == ProgressStyle.BAR;
        session.console()
                .warning(
                        (bar ? System.lineSeparator() : "")
                                + "crosscheck: stopping after this step; a second Ctrl-C ends at once.");
    }

    private void tellHowToGoOn(CheckpointKeeper keeper) {
        if (Files.exists(folder.target())) {
            return; // all is written and has its name
        }
        if (keeper == null || keeper.last().isEmpty()) {
            folder.discard();
            session.console().warning("crosscheck: stopped; no checkpoint could be saved.");
            return;
        }
        session.console()
                .warning(
                        "crosscheck: stopped, with a checkpoint of %s; go on with: %s"
                                .formatted(
                                        keeper.last().get(),
                                        ResumeCommand.of(folder.path(), options.dataArguments())));
    }

    private void finish(TrainingResult result, Optional<Checkpoint> resumed) throws IOException {
        List<TrainingResult> trained = List.of(result);
        List<Arm> arms = List.of(new Arm(Setting.A, trained));
        ObjectNode results =
                ResultDocument.of(
                        Arguments.COMMAND,
                        session.split(),
                        session.network(),
                        session.parameterCount(),
                        session.training(),
                        List.of(),
                        arms,
                        "not compared",
                        folder.target());
        ResultDocument.addWeightsSource(results, session.weightsSource());
        resumed.ifPresent(checkpoint -> addResumed(results, checkpoint));
        RunFiles.write(folder, results, session, arms, setup.commandLine(), begin);
        checkpoints.removeFrom(folder.target());
        options.print(
                session.console(),
                results,
                String.join(
                        System.lineSeparator(),
                        session.title(Arguments.COMMAND),
                        ResultText.engines(session, trained),
                        ResultText.computesWith(arms),
                        "files: " + folder.target(),
                        RunOptions.page(folder)));
        options.openPage(folder, session.console());
    }

    private static void addResumed(ObjectNode results, Checkpoint checkpoint) {
        ObjectNode node = results.putObject("resumed");
        node.put("began", checkpoint.began());
        node.put("epoch", checkpoint.position().epoch());
        node.put("step", checkpoint.position().step());
        node.put("stepCount", checkpoint.position().stepCount());
    }
}
