package crosscheck.comparison.sweep.analysis;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import java.util.List;
import java.util.Optional;

/**
 * All that is said of a study.
 *
 * @param agreements of each other engine with the first, in the order of the study; those without a
 *     trial that both completed are missing
 * @param importance of the parameters, the largest first
 * @param saved by confirming only some trials with each other engine; none where all were trained
 *     with all engines
 * @param beside what the trials took beside their trainings, where that is known
 */
public record StudyAnalysis(
        List<EngineAgreement> agreements,
        List<Importance> importance,
        List<TimeSaved> saved,
        Optional<BesideTraining> beside) {

    public StudyAnalysis {
        agreements = List.copyOf(agreements);
        importance = List.copyOf(importance);
        saved = List.copyOf(saved);
    }

    /** Looks at a study; what can be said by now. */
    public static StudyAnalysis of(StudySpec spec, List<Trial> trials) {
        List<EngineName> others = spec.engines().subList(1, spec.engines().size());
        return new StudyAnalysis(
                others.stream()
                        .map(other -> EngineAgreement.of(spec, trials, other))
                        .flatMap(Optional::stream)
                        .toList(),
                Importance.of(spec.space(), trials),
                spec.confirm() == 0
                        ? List.of()
                        : others.stream()
                                .map(other -> TimeSaved.of(spec, trials, other))
                                .flatMap(Optional::stream)
                                .toList(),
                BesideTraining.of(spec, trials));
    }
}
