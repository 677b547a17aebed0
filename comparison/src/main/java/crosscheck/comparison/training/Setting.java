package crosscheck.comparison.training;

import crosscheck.comparison.spec.Labelled;

/** Which of two sets of options a training had. */
public enum Setting implements Labelled {
    /** The command's own options. */
    A("a"),
    /** Those that it was asked to hold against them. */
    B("b");

    private final String label;

    Setting(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
