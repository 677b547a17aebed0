package crosscheck.dl4j;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import java.util.Map;
import java.util.stream.IntStream;

/** Data sets of a few examples. */
final class SmallData {
    private SmallData() {}

    /** As many examples as labels, each with its share of the features. */
    static Dataset of(int classes, int[] labels, float... features) {
        return new Dataset(
                "small",
                ExampleShape.vector(features.length / labels.length),
                features,
                labels,
                IntStream.range(0, classes).mapToObj(String::valueOf).toList(),
                new Provenance("written by hand", Map.of()));
    }
}
