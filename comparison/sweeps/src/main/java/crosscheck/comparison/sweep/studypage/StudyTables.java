package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.Facts;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.sweep.space.Constraint;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.TrialState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trials as a table, and where the study comes from. */
final class StudyTables {
    /** The most rows of the table; {@code sweep export} writes all. */
    static final int MOST_ROWS = 200;

    private static final int LONGEST_REASON = 160;
    private static final String NONE = "–";

    private StudyTables() {}

    static Section trials(StudyView study) {
        List<Trial> ranked = study.ranked();
        List<Trial> all =
                Stream.concat(
                                ranked.stream(),
                                study.trials().stream().filter(t -> t.objective().isEmpty()))
                        .toList();
        List<Trial> shown = all.subList(0, Math.min(MOST_ROWS, all.size()));
        List<Block> blocks = new ArrayList<>();
        if (shown.size() < all.size()) {
            blocks.add(
                    new Paragraph(
                            "The first %d of %d; crosscheck sweep export csv %s has all."
                                    .formatted(shown.size(), all.size(), study.spec().name())));
        }
        blocks.add(table(study.spec(), shown));
        return new Section("All trials", blocks);
    }

    static PageTable table(StudySpec spec, List<Trial> trials) {
        List<String> header = new ArrayList<>(List.of("trial", "state"));
        spec.space().parameters().stream().map(SweptParameter::name).forEach(header::add);
        for (EngineName engine : spec.engines()) {
            header.add(engine.label() + ", right in %");
            header.add(engine.label() + ", s");
        }
        header.add("why");
        List<List<Cell>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(String.valueOf(trial.number())));
            row.add(new Cell(trial.state().label(), tone(trial.state())));
            for (SweptParameter parameter : spec.space().parameters()) {
                row.add(Cell.of(trial.point().values().getOrDefault(parameter.name(), NONE)));
            }
            for (EngineName engine : spec.engines()) {
                boolean measured = trial.meanAccuracy(engine).isPresent();
                row.add(
                        Cell.of(
                                measured
                                        ? Numbers.fixed(
                                                100 * trial.meanAccuracy(engine).getAsDouble(), 2)
                                        : NONE));
                row.add(Cell.of(measured ? Numbers.fixed(trial.seconds(engine), 2) : NONE));
            }
            row.add(Cell.of(trial.reason().map(StudyTables::shortened).orElse(NONE)));
            rows.add(row);
        }
        return new PageTable(
                "Those that are complete first, the best before the others", header, rows);
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON
                ? reason.substring(0, LONGEST_REASON) + "…"
                : reason;
    }

    private static Tone tone(TrialState state) {
        return switch (state) {
            case DIVERGED, FAILED -> Tone.BAD;
            case INVALID, INTERRUPTED -> Tone.NOTICE;
            default -> Tone.PLAIN;
        };
    }

    static Section provenance(StudyView study) {
        StudySpec spec = study.spec();
        Map<String, String> values = new LinkedHashMap<>();
        addSearch(values, spec);
        addLimits(values, spec);
        addAttempts(values, study);
        return Section.of("Where it comes from", new Facts("The study", values));
    }

    private static void addSearch(Map<String, String> values, StudySpec spec) {
        values.put("study", spec.name());
        values.put("space", String.join("; ", spec.space().texts()));
        if (!spec.space().constraints().isEmpty()) {
            values.put(
                    "constraints",
                    spec.space().constraints().stream()
                            .map(Constraint::text)
                            .collect(Collectors.joining("; ")));
        }
        values.put("what all trials have in common", String.join(" ", spec.arguments()));
        values.put("data", spec.dataName());
        values.put("SHA-256 of the training examples", spec.dataSha256());
        values.put("sampler", spec.sampler());
        values.put("pruning", spec.pruner());
        values.put(
                "engines, the first decides",
                spec.engines().stream().map(EngineName::label).collect(Collectors.joining(", ")));
        if (spec.confirm() > 0) {
            values.put("trials that the other engines confirm", "the best " + spec.confirm());
        }
        values.put("seeds of each trial on each engine", String.valueOf(spec.seeds()));
        values.put("seed of the study", String.valueOf(spec.seed()));
    }

    private static void addLimits(Map<String, String> values, StudySpec spec) {
        values.put(
                "time limit of an attempt",
                spec.timeLimitSeconds().map(s -> Numbers.significant(s) + " s").orElse("none"));
        values.put("retries of a trial that failed", String.valueOf(spec.retries()));
        values.put(
                "most parameters of a network",
                spec.mostParameters().map(Numbers::count).orElse("any number"));
    }

    private static void addAttempts(Map<String, String> values, StudyView study) {
        List<Attempt> attempts =
                study.trials().stream().flatMap(trial -> trial.attempts().stream()).toList();
        values.put("attempts", Numbers.count(attempts.size()));
        attempts.stream()
                .map(Attempt::began)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> values.put("first attempt began", text(first)));
        attempts.stream()
                .flatMap(attempt -> attempt.ended().stream())
                .max(Comparator.naturalOrder())
                .ifPresent(last -> values.put("last attempt ended", text(last)));
    }

    private static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
