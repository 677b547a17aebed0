package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** n examples whose only feature is their number, in classes 0, 1, 0, 1, … */
    private static Dataset numbered(int n, int classes) {
        float[] features = new float[n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            features[i] = i;
            labels[i] = i % classes;
        }
        return new Dataset(
                "numbered",
                ExampleShape.vector(1),
                features,
                labels,
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                new Provenance("made here", Map.of()));
    }

    private static List<Integer> numbers(Dataset part) {
        return IntStream.range(0, part.size()).mapToObj(row -> (int) part.feature(row, 0)).toList();
    }

    @Test
    void lastSixthOfTheTrainingPartValidates() {
        Split split = Split.lastSixth(numbered(13, 2), numbered(3, 2));
        assertEquals(IntStream.range(0, 11).boxed().toList(), numbers(split.train()));
        assertEquals(List.of(11, 12), numbers(split.validation()));
        assertEquals(3, split.test().size());
    }

    @Test
    void atLeastOneExampleValidates() {
        Split split = Split.lastSixth(numbered(2, 2), numbered(1, 2));
        assertEquals(1, split.train().size());
        assertEquals(1, split.validation().size());
        assertThrows(
                IllegalArgumentException.class,
                () -> Split.lastSixth(numbered(1, 2), numbered(1, 2)));
    }

    @Test
    void stratifiedPartsAreDisjointCompleteAndKeepTheShares() {
        Dataset whole = numbered(36, 3); // 12 of each class
        Split split = Split.stratified(whole, 1);
        TreeSet<Integer> seen = new TreeSet<>(numbers(split.train()));
        seen.addAll(numbers(split.validation()));
        seen.addAll(numbers(split.test()));
        assertEquals(36, seen.size());
        assertEquals(24, split.train().size());
        for (Dataset part : List.of(split.validation(), split.test())) {
            assertEquals(6, part.size());
            for (int label = 0; label < 3; label++) {
                int wanted = label;
                assertEquals(
                        2, IntStream.range(0, 6).filter(row -> part.label(row) == wanted).count());
            }
        }
    }

    @Test
    void stratifiedPartsKeepTheOrderOfTheDataset() {
        Split split = Split.stratified(numbered(100, 2), 3);
        for (Dataset part : List.of(split.train(), split.validation(), split.test())) {
            assertEquals(numbers(part).stream().sorted().toList(), numbers(part));
        }
    }

    @Test
    void seedDecidesTheStratifiedParts() {
        Dataset whole = numbered(100, 2);
        assertEquals(
                numbers(Split.stratified(whole, 0).test()),
                numbers(Split.stratified(whole, 0).test()));
        assertNotEquals(
                numbers(Split.stratified(whole, 0).test()),
                numbers(Split.stratified(whole, 1).test()));
    }

    @Test
    void stratifiedNeedsFiveExamplesOfEachClass() {
        assertThrows(IllegalArgumentException.class, () -> Split.stratified(numbered(9, 2), 1));
        assertEquals(2, Split.stratified(numbered(10, 2), 1).test().size());
    }

    @Test
    void everywhereUsesAllExamplesThreeTimes() {
        Dataset whole = numbered(4, 2);
        Split split = Split.everywhere(whole);
        assertSame(whole, split.train());
        assertSame(whole, split.validation());
        assertSame(whole, split.test());
    }

    @Test
    void fewerTrainingExamplesAreTheFirstOnes() {
        Split split = Split.lastSixth(numbered(12, 2), numbered(3, 2));
        Split fewer = split.withTrainExamples(4);
        assertEquals(List.of(0, 1, 2, 3), numbers(fewer.train()));
        assertSame(split.validation(), fewer.validation());
        assertThrows(IllegalArgumentException.class, () -> split.withTrainExamples(11));
        assertThrows(IllegalArgumentException.class, () -> split.withTrainExamples(0));
    }

    @Test
    void rejectsPartsWithOtherClasses() {
        Dataset two = numbered(10, 2);
        Dataset three = numbered(10, 3);
        assertThrows(IllegalArgumentException.class, () -> new Split(two, two, three));
        assertThrows(IllegalArgumentException.class, () -> new Split(two, three, two));
    }
}
