package crosscheck.scratch;

/** Told after each epoch of training. */
@FunctionalInterface
public interface EpochListener {

    /**
     * An epoch has ended.
     *
     * @param result what it brought
     */
    void epochDone(EpochResult result);
}
