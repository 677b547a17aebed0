package crosscheck.comparison.runfolder;

import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Predictions;
import crosscheck.comparison.training.TrainingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One row per engine, setting, seed and test example: its class, and what the network said. */
public final class PredictionsCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setRecordSeparator('\n')
                    .setHeader("seed,engine,index,label,predicted,probability,setting".split(","))
                    .get();

    private PredictionsCsv() {}

    /** Writes the predictions of a run, the probabilities rounded to float. */
    public static void write(Path file, List<Arm> arms) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = FORMAT.print(writer)) {
            for (Arm arm : arms) {
                for (TrainingResult result : arm.results()) {
                    write(csv, arm, result);
                }
            }
        }
    }

    private static void write(CSVPrinter csv, Arm arm, TrainingResult result) throws IOException {
        Predictions predictions = result.predictions();
        for (int i = 0; i < predictions.size(); i++) {
            csv.printRecord(
                    result.seed(),
                    result.engine().label(),
                    i,
                    predictions.label(i),
                    predictions.predicted(i),
                    (float) predictions.probability(i),
                    arm.setting().label());
        }
    }
}
