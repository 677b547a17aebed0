package crosscheck.comparison.runpage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Gallery;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The test examples on which the engines disagree, and the surest of their mistakes. */
final class Mistakes {
    /** The most examples of each kind. */
    static final int MOST = 24;

    private final List<Answered> answered;
    private final TestData data;

    /** An engine with its answers. */
    private record Answered(Subject subject, Answers answers) {}

    private Mistakes(List<Answered> answered, TestData data) {
        this.answered = answered;
        this.data = data;
    }

    static Optional<Section> of(List<Subject> subjects, TestData data) {
        List<Answered> answered = new ArrayList<>();
        for (Subject subject : subjects) {
            subject.answers()
                    .filter(
                            answers ->
                                    answered.isEmpty() || fits(answered.get(0), subject, answers))
                    .ifPresent(answers -> answered.add(new Answered(subject, answers)));
        }
        if (answered.isEmpty() || answered.get(0).answers().size() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Mistakes(answered, data).section());
    }

    /** Only answers about the same examples can be held against each other. */
    private static boolean fits(Answered first, Subject subject, Answers answers) {
        return subject.run().dataChecksum().equals(first.subject().run().dataChecksum())
                && Arrays.equals(answers.labels(), first.answers().labels());
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        if (drawn().isEmpty()) {
            blocks.add(new Paragraph(whyNotDrawn()));
        }
        if (answered.size() > 1) {
            blocks.add(pairs());
            blocks.add(disagreements());
        }
        blocks.add(worst());
        return new Section(answered.size() > 1 ? "Disagreements and mistakes" : "Mistakes", blocks);
    }

    private Optional<Dataset> drawn() {
        return data.images().filter(images -> images.size() == first().size());
    }

    private String whyNotDrawn() {
        if (data.examples().isEmpty()) {
            return "The examples cannot be drawn: " + data.reason();
        }
        return data.images().isEmpty()
                ? "The examples are no images, so they are named by their number."
                : "The examples cannot be drawn: the data set has %d test examples, the run had %d."
                        .formatted(data.examples().get().size(), first().size());
    }

    private Answers first() {
        return answered.get(0).answers();
    }

    // ---- tables and pictures ------------------------------------------------------------------

    private PageTable pairs() {
        List<List<String>> rows = new ArrayList<>();
        Answered reference = answered.get(0);
        for (Answered other : answered.subList(1, answered.size())) {
            rows.add(
                    PageTable.row(
                            reference.subject().label() + " and " + other.subject().label(),
                            count(i -> right(reference, i) && right(other, i)),
                            count(i -> right(reference, i) && !right(other, i)),
                            count(i -> !right(reference, i) && right(other, i)),
                            count(i -> bothWrong(reference, other, i) && same(reference, other, i)),
                            count(
                                    i ->
                                            bothWrong(reference, other, i)
                                                    && !same(reference, other, i))));
        }
        return PageTable.of(
                "Answers to the " + Numbers.count(first().size()) + " test examples",
                List.of(
                        "engines",
                        "both right",
                        "only the first right",
                        "only the second right",
                        "the same mistake",
                        "different mistakes"),
                rows);
    }

    private Block disagreements() {
        List<Integer> found = examples(this::differ, this::sumOfOutputs);
        String finding =
                found.isEmpty()
                        ? "The engines give the same answer to every test example."
                        : "The engines give different answers to %s of %s test examples%s."
                                .formatted(
                                        Numbers.count(found.size()),
                                        Numbers.count(first().size()),
                                        shown(found.size(), "those on which they are surest"));
        return show("Where the engines disagree", finding, found);
    }

    private Block worst() {
        List<Integer> found = examples(i -> surestMistake(i) > 0, this::surestMistake);
        String finding =
                found.isEmpty()
                        ? "There is no mistake on any test example."
                        : "%s of %s test examples are wrong on %s%s. The number in brackets is the output for the class that the engine said, from 0 to 1."
                                .formatted(
                                        Numbers.count(found.size()),
                                        Numbers.count(first().size()),
                                        answered.size() > 1 ? "some engine" : "this engine",
                                        shown(found.size(), "those on which an engine is surest"));
        return show("The surest mistakes", finding, found);
    }

    private static String shown(int found, String which) {
        return found > MOST ? "; here are %d, %s".formatted(MOST, which) : "";
    }

    private Block show(String title, String finding, List<Integer> found) {
        List<Integer> shown = found.subList(0, Math.min(MOST, found.size()));
        if (shown.isEmpty()) {
            return new Paragraph(title + ": " + finding);
        }
        if (drawn().isPresent()) {
            Dataset images = drawn().get();
            return new Gallery(
                    title,
                    finding,
                    shown.stream()
                            .map(
                                    i ->
                                            new Gallery.Card(
                                                    heading(i),
                                                    TestData.pixels(images, i),
                                                    lines(i)))
                            .toList());
        }
        List<String> header = new ArrayList<>(List.of("example"));
        answered.forEach(one -> header.add(one.subject().label()));
        return PageTable.of(
                title + ". " + finding, header, shown.stream().map(this::tableRow).toList());
    }

    private List<String> tableRow(int example) {
        List<String> row = new ArrayList<>(List.of(heading(example)));
        answered.forEach(one -> row.add(said(one, example)));
        return row;
    }

    private String heading(int example) {
        return "no. %d, a %s"
                .formatted(
                        example,
                        answered.get(0).subject().run().className(first().labels()[example]));
    }

    private List<String> lines(int example) {
        return answered.stream()
                .map(one -> one.subject().label() + ": " + said(one, example))
                .toList();
    }

    private static String said(Answered one, int example) {
        return "%s (%s)%s"
                .formatted(
                        one.subject().run().className(one.answers().predicted()[example]),
                        Numbers.fixed(one.answers().probabilities()[example], 2),
                        one.answers().isRight(example) ? ", right" : ", wrong");
    }

    // ---- which examples -----------------------------------------------------------------------

    private List<Integer> examples(IntPredicate wanted, IntToDoubleFunction size) {
        return IntStream.range(0, first().size())
                .filter(wanted)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -size.applyAsDouble(i)))
                .toList();
    }

    private boolean differ(int example) {
        return answered.stream()
                        .mapToInt(one -> one.answers().predicted()[example])
                        .distinct()
                        .count()
                > 1;
    }

    private double sumOfOutputs(int example) {
        return answered.stream().mapToDouble(one -> one.answers().probabilities()[example]).sum();
    }

    /** The largest output for a wrong class; 0 where all are right. */
    private double surestMistake(int example) {
        return answered.stream()
                .filter(one -> !one.answers().isRight(example))
                .mapToDouble(
                        one -> Math.max(Double.MIN_VALUE, one.answers().probabilities()[example]))
                .max()
                .orElse(0);
    }

    private String count(IntPredicate wanted) {
        return Numbers.count(IntStream.range(0, first().size()).filter(wanted).count());
    }

    private static boolean right(Answered one, int example) {
        return one.answers().isRight(example);
    }

    private static boolean bothWrong(Answered a, Answered b, int example) {
        return !right(a, example) && !right(b, example);
    }

    private static boolean same(Answered a, Answered b, int example) {
        return a.answers().predicted()[example] == b.answers().predicted()[example];
    }
}
