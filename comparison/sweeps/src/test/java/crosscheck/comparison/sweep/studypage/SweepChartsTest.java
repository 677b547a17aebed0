package crosscheck.comparison.sweep.studypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.MeanMap;
import crosscheck.comparison.page.MeanMap.Mean;
import crosscheck.comparison.page.ParallelAxes;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.Series.Mark;
import crosscheck.comparison.page.Timeline;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.sweep.analysis.EngineAgreement;
import crosscheck.comparison.sweep.analysis.Importance;
import crosscheck.comparison.sweep.space.Scale;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.space.SweptParameter;
import crosscheck.comparison.sweep.space.Whole;
import crosscheck.comparison.sweep.study.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the charts of a study's page are given. */
class SweepChartsTest {
    private static final StudyView STUDY = MadeStudy.study();

    private static ParameterAxis axis(int index) {
        return new ParameterAxis(STUDY.spec().space().parameters().get(index));
    }

    private static Series series(XyChart chart, String name) {
        return chart.series().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static void assertPoints(List<ChartPoint> expected, List<ChartPoint> actual) {
        assertEquals(expected.size(), actual.size(), actual.toString());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).x(), actual.get(i).x(), 1e-9, actual.toString());
            assertEquals(expected.get(i).y(), actual.get(i).y(), 1e-9, actual.toString());
        }
    }

    @Test
    void bestSoFarRisesOnlyWhereATrialIsBetter() {
        assertPoints(
                List.of(new ChartPoint(0, 50), new ChartPoint(1, 90), new ChartPoint(6, 90)),
                History.bestSoFar(STUDY));
    }

    @Test
    void everyStateIsASeriesAndWhatHasNoAccuracyLiesAtTheEdge() {
        List<Series> states = History.states(STUDY);
        assertEquals(
                List.of("complete", "pruned", "diverged", "invalid"),
                states.stream().map(Series::name).toList());
        assertEquals(4, states.stream().map(Series::look).distinct().count());
        assertPoints(List.of(new ChartPoint(2, 30)), states.get(1).points());
        assertPoints(List.of(new ChartPoint(3, 30)), states.get(2).points());
        assertPoints(List.of(new ChartPoint(5, 30)), states.get(3).points());
        assertEquals(4, states.get(0).points().size());
    }

    @Test
    void linesMeetTheAxesAtTheirValues() {
        ParallelAxes chart = Coordinates.chart(STUDY, STUDY.ranked());
        assertEquals(
                List.of(
                        "learningRate, logarithmic",
                        "hidden",
                        "activation",
                        "validation accuracy in %"),
                chart.axes().stream().map(ParallelAxes.Track::name).toList());
        ParallelAxes.Line best = chart.groups().get(2).lines().get(0);
        assertEquals("1", best.name());
        assertEquals(List.of("1.0", "5", "tanh", "90.00"), best.values());
        assertEquals(0.5, best.places().get(0), 1e-9, "1 is half way from 0.01 to 100");
        assertEquals(0.45, best.places().get(1), 1e-9, "5 is the fifth of ten");
        assertEquals(0.75, best.places().get(2), 1e-9, "the second of two");
        assertEquals(1, best.places().get(3), 1e-9);
        assertEquals(
                List.of("6"),
                chart.groups().get(1).lines().stream().map(ParallelAxes.Line::name).toList());
        assertEquals(2, chart.groups().get(0).lines().size());
        assertEquals(
                List.of("0.01", "0.1", "1", "10", "100"),
                chart.axes().get(0).ticks().stream().map(ParallelAxes.Tick::text).toList());
    }

    @Test
    void slicesHaveNumbersOnTheirScaleAndChoicesByName() {
        XyChart rate = Slices.chart(axis(0), STUDY.ranked());
        assertEquals(Axis.Scale.LOG, rate.x().scale());
        assertPoints(List.of(new ChartPoint(1, 90)), series(rate, "best trial").points());
        assertPoints(
                List.of(new ChartPoint(100, 90), new ChartPoint(1, 70), new ChartPoint(0.01, 50)),
                series(rate, "trial").points());
        assertTrue(rate.finding().contains("90.00 %, is that of 15.8 to 100"), rate.finding());
        XyChart activation = Slices.chart(axis(2), STUDY.ranked());
        assertEquals(List.of("relu", "tanh"), activation.x().names());
        assertPoints(List.of(new ChartPoint(1, 90)), series(activation, "best trial").points());
        assertEquals(Axis.Scale.WHOLE, Slices.chart(axis(1), STUDY.ranked()).x().scale());
    }

    @Test
    void everyRangeOfWholeNumbersHasMarks() {
        int drawn = 0;
        for (String scale : List.of("int", "intlog")) {
            for (int low = 1; low <= 12; low++) {
                for (int high = low + 1; high <= low + 40; high++) {
                    String text = "hidden=%s:%d..%d".formatted(scale, low, high);
                    ParallelAxes.Track track =
                            new ParameterAxis(SearchSpace.parse(List.of(text)).parameters().get(0))
                                    .track();
                    assertTrue(
                            track.ticks().stream().allMatch(tick -> tick.text().matches("[0-9]+")),
                            text + ": " + track.ticks());
                    assertFalse(track.ticks().isEmpty(), text);
                    drawn++;
                }
            }
        }
        assertEquals(960, drawn);
    }

    @Test
    void everyWholeNumberIsInOneGroup() {
        assertEquals(List.of("1 to 2", "3 to 4", "5 to 6", "7 to 8", "9 to 10"), axis(1).groups());
        assertEquals(2, axis(1).group(STUDY.trials().get(1)), "5 hidden units");
        assertEquals(4, axis(1).group(STUDY.trials().get(6)), "10 hidden units");
        // 1 has nearly half of this logarithmic range, and so two fifths
        ParameterAxis few = new ParameterAxis(new Whole("hidden", 1, 3, Scale.LOG));
        assertEquals(List.of("1", "2", "3"), few.groups());
    }

    @Test
    void pairsAreMeansOfTheTrialsThere() {
        MeanMap map = PairMaps.chart(axis(2), axis(0), STUDY.complete());
        assertEquals(List.of("relu", "tanh"), map.columnNames());
        assertEquals(ParameterAxis.STRETCHES, map.rowNames().size());
        assertEquals("0.01 to 0.0631", map.rowNames().get(0));
        assertEquals(Optional.of(new Mean(50, 1)), map.means().get(0).get(0));
        assertEquals(Optional.empty(), map.means().get(0).get(1));
        assertEquals(Optional.of(new Mean(70, 1)), map.means().get(2).get(0));
        Mean both = PairMaps.chart(axis(2), axis(2), STUDY.complete()).means().get(1).get(1).get();
        assertEquals(new Mean(90, 2), both);
        assertTrue(map.finding().contains("90.00 % (of 1), is at activation tanh"), map.finding());
    }

    @Test
    void importantParametersComeFirstAndTheOthersKeepTheirOrder() {
        List<String> names =
                Importances.ordered(STUDY, List.of(new Importance("activation", 0.5))).stream()
                        .map(ParameterAxis::parameter)
                        .map(SweptParameter::name)
                        .toList();
        assertEquals(List.of("activation", "learningRate", "hidden"), names);
        List<Importance> two =
                List.of(new Importance("activation", 0.5), new Importance("hidden", 0.25));
        assertEquals(List.of(50.0, 25.0), Importances.chart(two).bars().get(0).values());
        assertEquals(List.of("activation", "hidden"), Importances.chart(two).categories());
    }

    @Test
    void curvesAreMeansOverSeedsAndPrunedOnesEndWithAMark() {
        XyChart chart = TrialCurves.chart(STUDY);
        assertPoints(
                List.of(new ChartPoint(1, 45), new ChartPoint(2, 90)),
                series(chart, "trial 1, best").points());
        assertPoints(List.of(new ChartPoint(1, 30)), series(chart, "pruned there").points());
        assertEquals(Mark.POINTS, series(chart, "pruned there").mark());
        assertEquals(1, chart.series().stream().filter(s -> s.mark() == Mark.FAINT).count());
        assertEquals(4, chart.series().stream().filter(s -> s.mark() == Mark.LINE).count());
    }

    @Test
    void noMoreLinesHaveALookThanThereAreLooks() {
        List<Trial> many = new ArrayList<>();
        for (int copy = 0; copy < 100; copy++) {
            many.addAll(STUDY.trials());
        }
        XyChart chart = TrialCurves.chart(MadeStudy.with(many));
        List<Series> named = chart.series().stream().filter(s -> s.mark() != Mark.FAINT).toList();
        assertEquals(8, named.size());
        assertEquals(8, named.stream().map(Series::look).distinct().count());
        assertEquals(
                TrialCurves.MOST_FAINT,
                chart.series().stream().filter(s -> s.mark() == Mark.FAINT).count());
    }

    @Test
    void workersAreRowsAndPausesAreLeftOut() {
        Timeline timeline = WorkerTimes.chart(STUDY);
        // work from 0 to 9 s and from 1000 to 1002 s
        assertEquals(11, timeline.seconds(), 1e-9);
        assertTrue(timeline.finding().contains("991 s in all, are left out"), timeline.finding());
        assertEquals(
                List.of("here, process 7, worker 1", "here, process 7, worker 2"),
                timeline.rows().stream().map(Timeline.Row::name).toList());
        List<Timeline.Bar> first = timeline.rows().get(0).bars();
        assertEquals(
                List.of("trial 0", "trial 1", "trial 2", "trial 3", "trial 6"),
                first.stream().map(bar -> bar.name().split(",")[0]).toList());
        assertEquals(9, first.get(4).from(), 1e-9);
        assertEquals(11, first.get(4).to(), 1e-9);
        assertEquals("pruned", timeline.kinds().get(first.get(2).kind()));
        assertEquals("diverged", timeline.kinds().get(first.get(3).kind()));
        assertEquals(7, timeline.rows().get(1).bars().get(0).from(), 1e-9);
    }

    @Test
    void momentsBetweenTrialsAreNoPauses() {
        WorkTime time =
                WorkTime.of(
                        List.of(
                                new WorkTime.Stretch(second(20), second(21)),
                                new WorkTime.Stretch(second(0), second(2)),
                                new WorkTime.Stretch(second(7), second(8))));
        assertEquals(9, time.total(), 1e-9, "0 to 8 s and 20 to 21 s");
        assertEquals(12, time.pauses(), 1e-9);
        assertEquals(7.5, time.at(second(7).plusMillis(500)), 1e-9);
        assertEquals(8, time.at(second(20)), 1e-9);
    }

    private static Instant second(int number) {
        return MadeStudy.BEGIN.plusSeconds(number);
    }

    @Test
    void enginesAreHeldAgainstEachOther() {
        EngineAgreement agreement = EngineScatter.agreements(STUDY).get(0);
        XyChart chart = EngineScatter.chart(STUDY, agreement);
        assertEquals(Mark.FAINT, chart.series().get(0).mark());
        assertPoints(
                List.of(new ChartPoint(50, 50), new ChartPoint(90, 90)),
                chart.series().get(0).points());
        assertPoints(List.of(new ChartPoint(90, 88)), series(chart, "best on fast").points());
        String words = EngineScatter.words(agreement);
        // concordant (0,1), (0,4), (0,6), (1,4); discordant (4,6); tied in fast (1,6)
        assertTrue(words.contains("Kendall's tau of their accuracies is 0.548"), words);
        assertTrue(words.contains("Spearman's rho"), words);
        assertTrue(words.contains("trial 1 is the best on both"), words);
        assertTrue(chart.finding().contains("-30.00 points, is that of trial 6"), chart.finding());
    }
}
