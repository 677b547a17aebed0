package crosscheck.comparison.dl4jquirks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Differences as Markdown: the part of docs/known-differences.md that is made by the program. */
public final class DifferencesMarkdown {
    /** The line before that part. */
    public static final String BEGIN = "<!-- begin of what crosscheck differences wrote -->";

    /** The line behind it. */
    public static final String END = "<!-- end of what crosscheck differences wrote -->";

    private DifferencesMarkdown() {}

    /**
     * An overview, then a part for each difference.
     *
     * @return lines from {@link #BEGIN} to {@link #END}, each ended by a line feed
     */
    public static String of(List<MeasuredDifference> all) {
        List<String> lines = new ArrayList<>();
        lines.add(BEGIN);
        Topic topic = null;
        for (MeasuredDifference one : all) {
            if (one.difference().topic() != topic) {
                topic = one.difference().topic();
                heading(lines, topic, all);
            }
            part(lines, one);
        }
        lines.add("");
        lines.add(END);
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static void heading(List<String> lines, Topic topic, List<MeasuredDifference> all) {
        String label = topic.label();
        lines.add("");
        lines.add("## " + Character.toUpperCase(label.charAt(0)) + label.substring(1));
        lines.add("");
        lines.add("| difference | what | first gap |");
        lines.add("| --- | --- | --- |");
        for (MeasuredDifference one : all) {
            Difference difference = one.difference();
            if (difference.topic() == topic) {
                Gap first = one.measured().gaps().get(0);
                lines.add(
                        row(
                                "[%s](#%s)".formatted(difference.name(), difference.name()),
                                difference.title(),
                                "%s instead of %s (%s)"
                                        .formatted(
                                                GapText.dl4j(first),
                                                GapText.published(first),
                                                first.quantity())));
            }
        }
    }

    private static void part(List<String> lines, MeasuredDifference one) {
        Difference difference = one.difference();
        lines.add("");
        lines.add("### " + difference.name());
        lines.add("");
        lines.add(difference.title() + ". " + difference.meaning());
        lines.add("");
        lines.add(
                "- published: `%s` (%s)"
                        .formatted(
                                difference.published().formula(), difference.published().source()));
        lines.add(
                "- DL4J: `%s` (%s)"
                        .formatted(difference.dl4j().formula(), difference.dl4j().where()));
        lines.add("");
        lines.add(row(GapText.HEADER.toArray(String[]::new)));
        lines.add(row(GapText.HEADER.stream().map(title -> "---").toArray(String[]::new)));
        one.measured()
                .gaps()
                .forEach(gap -> lines.add(row(GapText.row(gap).toArray(String[]::new))));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
