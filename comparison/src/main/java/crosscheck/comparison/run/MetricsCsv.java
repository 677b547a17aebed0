package crosscheck.comparison.run;

import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.TrainingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One row per data set, engine, seed and epoch. */
public final class MetricsCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setRecordSeparator('\n')
                    .setHeader(
                            "data",
                            "engine",
                            "precision",
                            "seed",
                            "epoch",
                            "trainLoss",
                            "validationLoss",
                            "validationAccuracy",
                            "trainSeconds",
                            "learningRate")
                    .get();

    private MetricsCsv() {}

    /**
     * Writes the measurements of a run.
     *
     * @param file to be made
     * @param dataName the data set
     * @param seed of the run
     * @param results one for each engine
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, String dataName, long seed, List<TrainingResult> results)
            throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = FORMAT.print(writer)) {
            for (TrainingResult result : results) {
                for (EpochMetrics epoch : result.epochs()) {
                    csv.printRecord(
                            dataName,
                            result.engine().label(),
                            result.precision().label(),
                            seed,
                            epoch.epoch(),
                            epoch.trainLoss(),
                            epoch.validation().loss(),
                            epoch.validation().accuracyFraction(),
                            epoch.trainSeconds(),
                            epoch.learningRate());
                }
            }
        }
    }
}
