package crosscheck.comparison.cli;

import crosscheck.data.Labelled;

/** As what drawn digits are written. */
enum DrawnFormat implements Labelled {
    /** Four IDX files. */
    IDX("idx"),
    /** A PNG file for each digit. */
    PNG("png");

    private final String label;

    DrawnFormat(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
