package crosscheck.comparison.sweep.standings;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Table;
import crosscheck.comparison.statistics.PairedDifferences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Standings as people read them. */
public final class StandingsText {
    private StandingsText() {}

    /** Two tables: over all study seeds, and for each. */
    public static String of(String data, List<Standing> standings) {
        String rival = standings.get(0).contestant().label();
        String all =
                Table.of(
                        List.of(
                                "search",
                                "trials",
                                "best %, mean",
                                "sd",
                                "points over " + rival,
                                "95 % interval",
                                "epochs",
                                "reached its best",
                                "after (share of its epochs)"),
                        standings.stream().map(StandingsText::row).toList());
        List<String> header = new ArrayList<>(List.of("study seed"));
        standings.forEach(standing -> header.add(standing.contestant().label()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < standings.get(0).courses().size(); i++) {
            rows.add(row(standings, i));
        }
        return String.join(
                System.lineSeparator(), "searches on " + data + ":", all, Table.of(header, rows));
    }

    private static List<String> row(Standing standing) {
        int studies = standing.courses().size();
        List<String> row = new ArrayList<>();
        row.add(standing.contestant().label());
        row.add(String.valueOf(standing.contestant().trials()));
        row.add(points(standing.meanBest()));
        row.add(standing.spread().isPresent() ? points(standing.spread().getAsDouble()) : "-");
        row.add(standing.differences().map(d -> points(d.mean())).orElse("-"));
        row.add(standing.differences().map(StandingsText::interval).orElse("-"));
        row.add(Numbers.count(Math.round(standing.meanEpochs())));
        row.add("%d of %d".formatted(standing.reached(), studies));
        row.add(
                standing.reached() == 0
                        ? "-"
                        : Numbers.fixed(
                                IntStream.range(0, studies)
                                        .mapToObj(standing::share)
                                        .filter(share -> share.isPresent())
                                        .mapToDouble(share -> share.getAsDouble())
                                        .average()
                                        .orElseThrow(),
                                2));
        return row;
    }

    private static String interval(PairedDifferences differences) {
        return points(differences.interval().low())
                + " to "
                + points(differences.interval().high());
    }

    private static List<String> row(List<Standing> standings, int study) {
        List<String> row = new ArrayList<>();
        row.add(String.valueOf(standings.get(0).courses().get(study).studySeed()));
        for (Standing standing : standings) {
            SearchCourse course = standing.courses().get(study);
            row.add(
                    "%s (%s epochs)"
                            .formatted(points(course.best()), Numbers.count(course.epochs())));
        }
        return row;
    }

    private static String points(double fraction) {
        return Numbers.fixed(100 * fraction, 2);
    }
}
