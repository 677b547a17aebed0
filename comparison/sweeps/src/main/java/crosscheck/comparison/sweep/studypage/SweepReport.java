package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.sweep.analysis.Importance;
import crosscheck.comparison.sweep.study.StudySpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of a study.
 *
 * @param study as it was at one moment, while it runs too
 */
public record SweepReport(StudyView study) {
    /** The name of the page in the study's folder. */
    public static final String FILE = "report.html";

    /** Writes the page; a file of that name is replaced when all is written. */
    public void write(Path file) throws IOException {
        PageFile.replace(page(), file);
    }

    Page page() {
        List<Importance> importance = Importance.of(study.spec().space(), study.trials());
        List<ParameterAxis> parameters = Importances.ordered(study, importance);
        List<Section> sections = new ArrayList<>();
        History.of(study).ifPresent(sections::add);
        Coordinates.of(study).ifPresent(sections::add);
        Slices.of(study, parameters).ifPresent(sections::add);
        PairMaps.of(study, parameters).ifPresent(sections::add);
        sections.add(Importances.of(importance));
        TrialCurves.of(study).ifPresent(sections::add);
        WorkerTimes.of(study).ifPresent(sections::add);
        EngineScatter.of(study).ifPresent(sections::add);
        sections.add(StudyTables.trials(study));
        sections.add(StudyTables.provenance(study));
        return new Page(
                "Study %s on %s".formatted(study.spec().name(), study.spec().dataName()),
                summary(),
                StudyLead.of(study),
                sections,
                List.of(
                        "Made by crosscheck "
                                + Version.text()
                                + " from the study's database; the page needs no network."));
    }

    private String summary() {
        StudySpec spec = study.spec();
        String engines =
                spec.engines().stream().map(EngineName::label).collect(Collectors.joining(", "));
        return "Data: %s. Searched: %s; sampler %s, %s trials on %s, %s each. Validation accuracies choose; %s."
                .formatted(
                        spec.dataName(),
                        String.join("; ", spec.space().texts()),
                        spec.sampler(),
                        Numbers.count(spec.trials()),
                        engines,
                        spec.seeds() == 1 ? "1 seed" : spec.seeds() + " seeds",
                        study.tests().isEmpty()
                                ? "the test examples have not been looked at"
                                : "the test examples were looked at for the best trial only, after the search");
    }
}
