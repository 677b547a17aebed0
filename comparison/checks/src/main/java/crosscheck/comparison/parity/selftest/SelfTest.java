package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.trace.PairResult.Outcome;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/**
 * Whether the comparison can be believed: it must find every fault in every layer from every seed
 * and name the right tensor, and find nothing where there is no fault.
 *
 * @param seeds of the runs; at least one
 * @param cleanSteps of each run without a fault, at least 1
 */
public record SelfTest(Engine sound, Split split, List<Long> seeds, int cleanSteps) {
    private static final int FAULTY_STEPS = 3; // the slowest fault is seen in the second

    public SelfTest {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("a self-test needs a seed");
        }
    }

    /**
     * So many seeds one after the other.
     *
     * @param count at least 1
     * @return {@code first, first + 1, …}
     */
    public static List<Long> seeds(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    /** A fault in a place, and the layer that has it. */
    private record Kind(Fault fault, int layer) {}

    private List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            if (!fault.fits(split.train().shape())) {
                continue;
            }
            int last = fault.scope() == Fault.Scope.LAYER ? FaultRun.LAST_LAYER : 0;
            for (int layer = 0; layer <= last; layer++) {
                kinds.add(new Kind(fault, layer));
            }
        }
        return kinds;
    }

    /**
     * The number of runs; each fault in each place from each seed, and one without a fault for each
     * seed.
     */
    public int runs() {
        return (kinds().size() + 1) * seeds.size();
    }

    public Result run(IntConsumer progress) {
        int done = 0;
        List<Row> rows = new ArrayList<>();
        for (Kind kind : kinds()) {
            List<FaultResult> results = new ArrayList<>();
            for (long seed : seeds) {
                results.add(
                        new FaultRun(sound, split, seed)
                                .with(kind.fault(), kind.layer(), FAULTY_STEPS, step -> {}));
                progress.accept(++done);
            }
            rows.add(new Row(results));
        }
        List<CaseResult> clean = new ArrayList<>();
        for (long seed : seeds) {
            clean.add(new FaultRun(sound, split, seed).without(cleanSteps));
            progress.accept(++done);
        }
        return new Result(rows, clean);
    }

    /**
     * One fault in one place, from several seeds.
     *
     * @param results one for each seed; at least one
     */
    public record Row(List<FaultResult> results) {

        public Row {
            results = List.copyOf(results);
        }

        /** The fault, where it is and where it must be seen; the result of the first seed. */
        public FaultResult first() {
            return results.get(0);
        }

        /** From how many seeds it was found; at most as many as there are. */
        public long found() {
            return results.stream().filter(FaultResult::found).count();
        }

        /** From how many seeds the right tensor was named; at most as many as it was found from. */
        public long named() {
            return results.stream().filter(FaultResult::named).count();
        }

        /** Whether it was found and named every time; true as it must be. */
        public boolean passed() {
            return named() == results.size();
        }
    }

    /**
     * All of a self-test.
     *
     * @param clean runs without a fault, one for each seed
     */
    public record Result(List<Row> rows, List<CaseResult> clean) {

        public Result {
            rows = List.copyOf(rows);
            clean = List.copyOf(clean);
        }

        /** How many runs without a fault were reported all the same; 0 as it must be. */
        public long falseAlarms() {
            return clean.stream().filter(result -> result.outcome() != Outcome.AGREE).count();
        }

        /** The largest error where there was no fault; of any tensor at any step. */
        public double largestCleanError() {
            return clean.stream()
                    .flatMap(result -> result.pairs().stream())
                    .flatMap(pair -> pair.trainings().stream())
                    .mapToDouble(trainings -> trainings.largest())
                    .max()
                    .orElse(Double.NaN);
        }

        /**
         * Whether the comparison can be believed; true if all faults were found and named and
         * nothing else was.
         */
        public boolean passed() {
            return !rows.isEmpty()
                    && rows.stream().allMatch(Row::passed)
                    && !clean.isEmpty()
                    && falseAlarms() == 0;
        }
    }
}
