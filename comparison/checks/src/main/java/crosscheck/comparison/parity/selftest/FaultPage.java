package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Cell;
import crosscheck.comparison.page.Cell.Tone;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.parity.ParityPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was made of faults, as a page. */
public final class FaultPage {
    private FaultPage() {}

    /** The page of one fault: what is wrong and where it shows, then the errors step by step. */
    public static Page of(String title, FaultResult result, List<String> notes) {
        Page errors = ParityPage.of(title, result.result(), notes);
        List<String> lesson = FaultText.lesson(result);
        return new Page(
                "A fault, step by step",
                title,
                List.of(
                        new Cell(lesson.get(0), Tone.NOTICE),
                        new Cell(lesson.get(1), Tone.PLAIN),
                        new Cell(lesson.get(2), result.named() ? Tone.GOOD : Tone.BAD)),
                errors.sections(),
                errors.notes());
    }

    /** The page of a self-test; a table of all faults, and what they are. */
    public static Page of(String title, SelfTest.Result result, List<String> notes) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < result.rows().size(); i++) {
            List<Cell> cells =
                    new ArrayList<>(FaultText.rows(result).get(i).stream().map(Cell::of).toList());
            Tone tone = result.rows().get(i).passed() ? Tone.GOOD : Tone.BAD;
            cells.set(cells.size() - 1, new Cell(cells.get(cells.size() - 1).text(), tone));
            rows.add(cells);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new PageTable("Every fault, every seed", FaultText.HEADER, rows));
        blocks.add(new Paragraph(FaultText.clean(result) + "."));
        List<Block> meanings =
                Arrays.stream(Fault.values())
                        .<Block>map(
                                fault ->
                                        new Paragraph(
                                                "%s: %s. Where it shows: %s."
                                                        .formatted(
                                                                fault.label(),
                                                                fault.what(),
                                                                fault.why())))
                        .toList();
        return new Page(
                "Can the comparison be believed?",
                title,
                List.of(new Section("All faults", blocks), new Section("What they are", meanings)),
                notes);
    }
}
