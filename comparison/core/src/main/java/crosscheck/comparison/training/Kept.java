package crosscheck.comparison.training;

import crosscheck.data.Evaluation;
import crosscheck.scratch.schedule.EarlyStopping;
import java.util.List;

/** Which epoch's weights a training keeps. */
public enum Kept {
    /** The weights after the last epoch. */
    LAST {
        @Override
        int epoch(List<Evaluation> validations) {
            return validations.size();
        }
    },
    /**
     * The weights with the lowest finite validation loss, the first of several; else the last ones.
     */
    LOWEST_LOSS {
        @Override
        int epoch(List<Evaluation> validations) {
            List<Double> losses = validations.stream().map(Evaluation::loss).toList();
            return 1 + EarlyStopping.bestEpoch(losses).orElse(losses.size() - 1);
        }
    },
    /** The weights with the most correct validation examples, the first of several. */
    HIGHEST_ACCURACY {
        @Override
        int epoch(List<Evaluation> validations) {
            int best = 0;
            for (int i = 1; i < validations.size(); i++) {
                if (validations.get(i).accuracyFraction()
                        > validations.get(best).accuracyFraction()) {
                    best = i;
                }
            }
            return best + 1;
        }
    };

    /** The epoch, 1 for the first, by the evaluations after each epoch, at least one. */
    abstract int epoch(List<Evaluation> validations);
}
