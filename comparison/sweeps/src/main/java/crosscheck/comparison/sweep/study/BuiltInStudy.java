package crosscheck.comparison.sweep.study;

import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.data.Labelled;
import java.util.List;

/** Studies that need no description. */
public enum BuiltInStudy implements Labelled {
    /**
     * The lectures' variations of the network 784-30-10: learning rate, mini-batch, hidden units
     * and hidden layers, every combination, for 5 epochs.
     */
    LECTURE(
            "lecture",
            List.of(
                    "learningRate=0.001,1,100",
                    "miniBatch=10,50,100",
                    "hidden=15,30,100",
                    "layers=1,2,5"),
            List.of("--epochs", "5"),
            "grid");

    private final String label;
    private final List<String> space;
    private final List<String> arguments;
    private final String sampler;

    BuiltInStudy(String label, List<String> space, List<String> arguments, String sampler) {
        this.label = label;
        this.space = space;
        this.arguments = arguments;
        this.sampler = sampler;
    }

    @Override
    public String label() {
        return label;
    }

    /** What it varies. */
    public SearchSpace space() {
        return SearchSpace.parse(space);
    }

    /**
     * Options that all its trials have in common; names and values in turn; the command line's own
     * come in their place.
     */
    public List<String> arguments() {
        return arguments;
    }

    /** Which points it tries; the text of a sampler. */
    public String sampler() {
        return sampler;
    }
}
