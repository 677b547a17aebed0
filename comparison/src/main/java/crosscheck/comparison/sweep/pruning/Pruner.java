package crosscheck.comparison.sweep.pruning;

import crosscheck.comparison.sweep.study.Trial;
import java.util.List;

/** Decides after each epoch of the first engine's first seed whether a trial goes on. */
public interface Pruner {

    /** Lets every trial end. */
    Pruner NONE =
            new Pruner() {
                @Override
                public boolean prunes(Trial running, int epoch, List<Trial> others) {
                    return false;
                }

                @Override
                public boolean isUsed() {
                    return false;
                }
            };

    /**
     * Whether a trial is to be stopped.
     *
     * @param running the trial, with all epochs that are done
     * @param epoch the last one of them, 1 for the first
     * @param others all other trials, finished or not, in the order of their numbers
     * @return true to stop it, which makes it {@code PRUNED}
     */
    boolean prunes(Trial running, int epoch, List<Trial> others);

    /**
     * Whether it has to be asked: reading all trials takes time.
     *
     * @return false for {@link #NONE}
     */
    default boolean isUsed() {
        return true;
    }
}
