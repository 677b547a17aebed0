package crosscheck.comparison.sweep.document;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialSeed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table with a row for each trial, engine and seed. What was not measured is empty; each
 * parameter has a column of its name.
 */
public final class TrialsCsv {
    private TrialsCsv() {}

    /** The table. */
    public static String of(StudySpec spec, List<Trial> trials) {
        StringWriter text = new StringWriter();
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(header(spec).toArray(String[]::new))
                        .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (Trial trial : trials) {
                for (EngineName engine : spec.engines()) {
                    for (int seed = 0; seed < spec.seeds(); seed++) {
                        printer.printRecord(row(spec, trial, engine, seed));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> header(StudySpec spec) {
        List<String> header = new ArrayList<>(List.of("data", "trial", "state", "engine", "seed"));
        spec.space().parameters().stream().map(SweptParameter::name).forEach(header::add);
        header.addAll(
                List.of(
                        ("epochsTrained,keptEpoch,validationAccuracy,validationLoss,"
                                        + "seconds,objective,reason")
                                .split(",")));
        return header;
    }

    private static List<Object> row(StudySpec spec, Trial trial, EngineName engine, int seed) {
        Optional<Measurement> measured = trial.measurement(engine, seed);
        Optional<FinalScore> score = measured.flatMap(Measurement::score);
        List<Object> row = new ArrayList<>();
        row.add(spec.dataName());
        row.add(trial.number());
        row.add(trial.state().label());
        row.add(engine.label());
        row.add(TrialSeed.of(spec.seed(), trial.number(), seed));
        row.addAll(trial.point().values().values());
        row.add(measured.map(m -> m.epochs().size()).orElse(0));
        row.add(score.map(FinalScore::keptEpoch).orElse(null));
        row.add(score.map(FinalScore::validationAccuracy).orElse(null));
        row.add(score.map(FinalScore::validationLoss).orElse(null));
        row.add(score.map(FinalScore::seconds).orElse(null));
        row.add(trial.objective().isPresent() ? (Double) trial.objective().getAsDouble() : null);
        row.add(trial.reason().orElse(null));
        return row;
    }
}
