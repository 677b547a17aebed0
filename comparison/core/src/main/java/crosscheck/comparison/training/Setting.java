package crosscheck.comparison.training;

import crosscheck.data.Labelled;

/** Which of two sets of options a training had. */
public enum Setting implements Labelled {
    /** The command's own options. */
    A("a"),
    /** The settings compared with A. */
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
