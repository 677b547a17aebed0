package crosscheck.comparison.runfolder;

import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One row per data set, engine, setting, seed and epoch. The epoch whose weights were kept has the
 * test figures too, the others leave them empty.
 */
public final class MetricsCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setRecordSeparator('\n')
                    .setHeader(
                            ("data,engine,precision,seed,epoch,trainLoss,validationLoss,"
                                            + "validationAccuracy,trainSeconds,learningRate,setting,"
                                            + "testLoss,testAccuracy")
                                    .split(","))
                    .get();

    private MetricsCsv() {}

    /** Writes the measurements of a run. */
    public static void write(Path file, String dataName, List<Arm> arms) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = FORMAT.print(writer)) {
            for (Arm arm : arms) {
                for (TrainingResult result : arm.results()) {
                    for (EpochMetrics epoch : result.epochs()) {
                        csv.printRecord(row(dataName, arm, result, epoch));
                    }
                }
            }
        }
    }

    private static List<Object> row(
            String dataName, Arm arm, TrainingResult result, EpochMetrics epoch) {
        boolean kept = epoch.epoch() == result.keptEpoch();
        return List.of(
                dataName,
                result.engine().label(),
                result.precision().label(),
                result.seed(),
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.validation().loss(),
                epoch.validation().accuracyFraction(),
                epoch.trainSeconds(),
                epoch.learningRate(),
                arm.setting().label(),
                kept ? result.test().loss() : "",
                kept ? result.test().accuracyFraction() : "");
    }
}
