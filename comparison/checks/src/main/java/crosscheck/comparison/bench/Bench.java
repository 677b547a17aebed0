package crosscheck.comparison.bench;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.data.Dataset;
import crosscheck.data.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Trains one network on several engines in turn, epoch by epoch: what slows the machine down for a
 * while slows all of them.
 *
 * @param training mini-batches and optimiser; its number of epochs has no meaning here
 * @param rounds epochs that are measured of each engine, at least 1; those that warm it up before
 *     are not
 */
public record Bench(NetworkSpec network, TrainingSpec training, Split split, int rounds) {

    private static final double WARM_UP_SECONDS = 0.5;

    /** Told what is being measured. */
    @FunctionalInterface
    public interface Listener {
        /** An epoch was trained and the test examples predicted. */
        void epochDone(int done, int of, MeasuredEngine subject);
    }

    public Bench {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, not " + rounds);
        }
    }

    /**
     * Measures.
     *
     * @param subjects at least one
     * @param initialWeights that each begins with; not modified
     * @param listener told after each epoch
     * @return one entry for each subject, in their order
     */
    public List<Speed> run(
            List<MeasuredEngine> subjects,
            List<ParameterTensor> initialWeights,
            Listener listener) {
        List<Lane> lanes = new ArrayList<>();
        try {
            for (MeasuredEngine subject : subjects) {
                lanes.add(new Lane(subject, initialWeights));
            }
            List<Lane> order = new ArrayList<>(lanes);
            for (int round = 0; round <= rounds; round++) {
                for (int i = 0; i < order.size(); i++) {
                    order.get(i).round(round);
                    listener.epochDone(
                            round * order.size() + i + 1,
                            (rounds + 1) * order.size(),
                            order.get(i).subject);
                }
                Collections.rotate(order, 1); // nobody always follows the same engine
            }
            return lanes.stream().map(Lane::speed).toList();
        } finally {
            lanes.forEach(lane -> lane.trainee.close());
        }
    }

    /** One engine's measurements; round 0 only warms it up. */
    private final class Lane {
        private final MeasuredEngine subject;
        private final Trainee trainee;
        private final double[] epochs = new double[rounds];
        private final double[] predictions = new double[rounds];

        Lane(MeasuredEngine subject, List<ParameterTensor> initialWeights) {
            this.subject = subject;
            this.trainee =
                    subject.engine().create(network, training, initialWeights, subject.precision());
        }

        void round(int round) {
            if (round == 0) {
                warmUp();
                return;
            }
            epochs[round - 1] = trainSeconds(round);
            long begin = System.nanoTime();
            trainee.evaluate(split.test());
            predictions[round - 1] = (System.nanoTime() - begin) / 1e9;
        }

        /** Trains one epoch, or as many short ones as it takes until the code is compiled. */
        private void warmUp() {
            double seconds = 0;
            while (seconds < WARM_UP_SECONDS) {
                seconds += trainSeconds(0);
                trainee.evaluate(split.test());
            }
        }

        private double trainSeconds(int epoch) {
            Dataset train = split.train();
            List<int[]> batches = new ArrayList<>();
            new Training(network, training, split).miniBatches().epoch(epoch).forEach(batches::add);
            long begin = System.nanoTime();
            for (int[] rows : batches) {
                trainee.step(train, rows);
            }
            return (System.nanoTime() - begin) / 1e9;
        }

        Speed speed() {
            return new Speed(
                    subject,
                    Timings.of(epochs),
                    Timings.of(predictions),
                    split.train().size(),
                    split.test().size(),
                    Work.perExample(network));
        }
    }
}
