package crosscheck.comparison.sweep.studypage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.EvenMarks;
import crosscheck.comparison.page.ParallelAxes;
import crosscheck.comparison.page.ParallelAxes.Group;
import crosscheck.comparison.page.ParallelAxes.Line;
import crosscheck.comparison.page.ParallelAxes.Tick;
import crosscheck.comparison.page.ParallelAxes.Track;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.sweep.study.Trial;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters and objective of every complete trial as lines over parallel axes. */
final class Coordinates {
    /** The most lines; more would be one grey area. */
    static final int MOST = 500;

    private static final int MARKS = 5;
    private static final int QUARTER = 4;

    private Coordinates() {}

    static Optional<Section> of(StudyView study) {
        List<Trial> ranked = study.ranked();
        if (ranked.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Section.of("Parallel coordinates", chart(study, ranked)));
    }

    static ParallelAxes chart(StudyView study, List<Trial> ranked) {
        List<ParameterAxis> parameters =
                study.spec().space().parameters().stream().map(ParameterAxis::new).toList();
        double least = StudyView.percent(ranked.get(ranked.size() - 1));
        double greatest = StudyView.percent(ranked.get(0));
        List<Track> axes = new ArrayList<>();
        parameters.forEach(parameter -> axes.add(parameter.track()));
        axes.add(objective(least, greatest));
        int good = Math.max(2, (ranked.size() + QUARTER - 1) / QUARTER);
        String better = good * 2 < ranked.size() ? "best quarter" : "better half";
        List<Group> groups = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Trial trial : ranked) {
            lines.add(line(trial, parameters, least, greatest));
        }
        if (good < lines.size()) {
            groups.add(
                    new Group(
                            "other trials",
                            StudyView.thin(lines.subList(good, lines.size()), MOST)));
        }
        groups.add(new Group(better, StudyView.thin(lines.subList(1, good), MOST)));
        groups.add(new Group("best trial", lines.subList(0, 1)));
        return new ParallelAxes(
                "Settings and validation accuracy of each complete trial",
                "Each line is a trial and meets every axis at its value: trial %d, the best, at %s; the %s reaches %s or more, all reach %s or more.%s"
                        .formatted(
                                ranked.get(0).number(),
                                ranked.get(0).point(),
                                better,
                                Numbers.percent(ranked.get(good - 1).objective().orElseThrow()),
                                Numbers.percent(least / 100),
                                ranked.size() > MOST
                                        ? " Of each group at most %d trials are drawn."
                                                .formatted(MOST)
                                        : ""),
                "trial",
                axes,
                groups);
    }

    private static Line line(
            Trial trial, List<ParameterAxis> parameters, double least, double greatest) {
        List<Double> places = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ParameterAxis parameter : parameters) {
            places.add(parameter.place(trial));
            values.add(parameter.text(trial));
        }
        double objective = StudyView.percent(trial);
        places.add(greatest > least ? (objective - least) / (greatest - least) : 0.5);
        values.add(Numbers.fixed(objective, 2));
        return new Line(String.valueOf(trial.number()), places, values);
    }

    private static Track objective(double least, double greatest) {
        List<Tick> ticks = new ArrayList<>();
        if (greatest > least) {
            for (BigDecimal mark : EvenMarks.between(least, greatest, MARKS)) {
                double share = (mark.doubleValue() - least) / (greatest - least);
                ticks.add(new Tick(share, mark.toPlainString()));
            }
        } else {
            ticks.add(new Tick(0.5, Numbers.fixed(greatest, 2)));
        }
        return new Track("validation accuracy in %", ticks);
    }
}
