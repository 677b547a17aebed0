package crosscheck.comparison.dl4jquirks;

import crosscheck.comparison.trace.Explanation;
import java.util.List;
import java.util.stream.Stream;

/** The differences that are known. */
public final class Differences {
    private static final List<Difference> KNOWN =
            Stream.of(
                            AdamDifferences.all(),
                            ZeroRateDifference.all(),
                            AdaptiveDifferences.all(),
                            LossDifferences.all(),
                            StepDifferences.all(),
                            NormalisationDifferences.all(),
                            DropoutDifferences.all(),
                            PoolingDifferences.all(),
                            NanDifferences.all(),
                            HelperDifferences.all(),
                            WeightDifferences.all())
                    .flatMap(List::stream)
                    .sorted((a, b) -> a.topic().compareTo(b.topic()))
                    .toList();

    private Differences() {}

    /** Every difference; by topic. */
    public static List<Difference> all() {
        return KNOWN;
    }

    /** What a gap between DL4J and the hand-written side may come from; one for each difference. */
    public static List<Explanation> explanations() {
        return KNOWN.stream()
                .map(difference -> new Explanation(difference.name(), difference.formula()))
                .toList();
    }
}
