package crosscheck.comparison.parity;

import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.trace.TensorError;
import crosscheck.comparison.trace.TensorSummary;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A row for each tensor of each comparison at each reported step, and one for the largest error.
 */
public final class ParityCsv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setRecordSeparator('\n')
                    .setHeader(
                            ("group,case,reference,engine,precision,tensor,kind,layer,"
                                            + "at,step,absolute,relative,ulps,used,allowed,"
                                            + "allowedRelative,scale")
                                    .split(","))
                    .get();

    private ParityCsv() {}

    /** Writes all errors. */
    public static void write(Path file, List<CaseResult> results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = FORMAT.print(writer)) {
            for (CaseResult result : results) {
                for (PairResult pair : result.pairs()) {
                    if (pair.trainings().isPresent()) {
                        for (TensorSummary tensor : pair.trainings().get().tensors()) {
                            write(csv, result.parityCase(), pair, tensor);
                        }
                    }
                }
            }
        }
    }

    private static void write(
            CSVPrinter csv, ParityCase parityCase, PairResult pair, TensorSummary tensor)
            throws IOException {
        for (TensorError error : tensor.at()) {
            csv.printRecord(row(parityCase, pair, tensor, "step", error));
        }
        csv.printRecord(row(parityCase, pair, tensor, "largest", tensor.worst()));
    }

    private static List<Object> row(
            ParityCase parityCase,
            PairResult pair,
            TensorSummary tensor,
            String at,
            TensorError error) {
        return List.of(
                parityCase.group(),
                parityCase.name(),
                pair.reference().label(),
                pair.engine().label(),
                pair.precision().label(),
                tensor.name(),
                tensor.kind().label(),
                tensor.layer(),
                at,
                error.step(),
                error.absolute(),
                error.relative(),
                error.ulps(),
                error.used(),
                error.allowed(),
                tensor.scale() > 0 ? error.allowed() / tensor.scale() : 0,
                tensor.scale());
    }
}
