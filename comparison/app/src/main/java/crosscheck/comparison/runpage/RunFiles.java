package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.engine.Dl4jModel;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.runfolder.MetricsCsv;
import crosscheck.comparison.runfolder.PredictionsCsv;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runfolder.WeightsFile;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a run's files and gives its folder the final name. */
public final class RunFiles {
    private RunFiles() {}

    public static void write(
            RunFolder folder,
            ObjectNode results,
            Session session,
            List<Arm> arms,
            List<String> commandLine,
            Instant begin)
            throws IOException {
        MetricsCsv.write(folder.file("metrics.csv"), session.split().train().name(), arms);
        PredictionsCsv.write(folder.file("predictions.csv"), arms);
        ObjectNode document =
                RunDocument.of(
                        results,
                        commandLine,
                        begin,
                        Optional.of(session.split().train().provenance()));
        JsonFile.write(document, folder.file("run.json"));
        for (Arm arm : arms) {
            WeightsFile.write(folder.file(WeightsFile.name(arm)), arm.first());
            if (arm.engine() == EngineName.DL4J && arm.setting() == Setting.A) {
                writeDl4jModel(folder, session, arm.first());
            }
        }
        writeReport(folder, session);
        folder.commit();
    }

    private static void writeDl4jModel(RunFolder folder, Session session, TrainingResult result)
            throws IOException {
        Dl4jModel.write(
                folder.file(Dl4jModel.FILE),
                session.network(),
                session.training(),
                result.weights(),
                result.precision());
    }

    /** Makes the page of the files above. Hours of training are not lost because it fails. */
    private static void writeReport(RunFolder folder, Session session) {
        Path report = folder.file(Report.FILE);
        try {
            new Report(
                            List.of(ReportRun.read(report.getParent())),
                            TestData.of(session.split().test()))
                    .write(report);
        } catch (IOException | RuntimeException e) {
            session.console()
                    .warning("crosscheck: " + Report.FILE + " could not be made (" + e + ")");
        }
    }
}
