package crosscheck.comparison.cli;

import crosscheck.data.Labelled;

/** How a study is written for other programs. */
enum StudyFormat implements Labelled {
    CSV("csv"),
    JSON("json"),
    /** Its networks as a space of Arbiter. */
    ARBITER("arbiter");

    private final String label;

    StudyFormat(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
