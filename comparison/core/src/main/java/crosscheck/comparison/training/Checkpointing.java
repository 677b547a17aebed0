package crosscheck.comparison.training;

/** Keeps the state of a training, so that it can go on after an interruption. */
public interface Checkpointing {

    /** What is to be done between two steps. */
    enum Demand {
        /** None. */
        NOTHING,
        SAVE,
        /** The state is to be saved, then the training ends. */
        SAVE_AND_STOP
    }

    /** For trainings that are not kept. */
    Checkpointing NONE =
            new Checkpointing() {
                @Override
                public Demand afterStep() {
                    return Demand.NOTHING;
                }

                @Override
                public Demand afterEpoch() {
                    return Demand.NOTHING;
                }

                @Override
                public void save(TrainingState state) {
                    throw new IllegalStateException("nothing was to be saved");
                }
            };

    /** Asked after each step; must take no time; what is to be done. */
    Demand afterStep();

    /** Asked after each epoch, when it was evaluated; what is to be done. */
    Demand afterEpoch();

    /**
     * Saves a state.
     *
     * @param state as it is now; its tensors are copies
     */
    void save(TrainingState state);
}
