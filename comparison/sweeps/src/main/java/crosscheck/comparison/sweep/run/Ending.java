package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.store.StudyStoreException;
import crosscheck.comparison.sweep.study.TrialState;
import crosscheck.comparison.training.DivergedException;
import crosscheck.scratch.NonFiniteException;
import java.io.Serializable;

/**
 * How an attempt at a trial ended.
 *
 * @param reason why it is not complete; empty where it is
 */
public record Ending(TrialState state, String reason) implements Serializable {

    /**
     * Trains, and says how it ended, whatever is thrown but for what concerns all trials: a
     * database that cannot be used, or a cluster.
     *
     * @throws StudyStoreException as the training throws it
     * @throws ClusterException as the training throws it
     */
    public static Ending of(Runnable training) {
        try {
            training.run();
            return new Ending(TrialState.COMPLETE, "");
        } catch (StudyStoreException | ClusterException e) {
            throw e;
        } catch (TrialStoppedException e) {
            return new Ending(e.state(), e.getMessage());
        } catch (DivergedException | NonFiniteException e) {
            return new Ending(TrialState.DIVERGED, String.valueOf(e.getMessage()));
        } catch (InvalidPointException e) {
            return new Ending(TrialState.INVALID, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            return new Ending(TrialState.FAILED, e.toString());
        }
    }
}
