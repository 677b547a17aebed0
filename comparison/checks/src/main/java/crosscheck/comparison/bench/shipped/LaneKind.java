package crosscheck.comparison.bench.shipped;

import crosscheck.data.Labelled;

/** How DL4J is run. */
public enum LaneKind implements Labelled {
    /** With its own defaults, as its users write programs, in a Java machine without options. */
    SHIPPED("as-shipped", "as shipped"),
    /** As this project runs it. */
    TUNED("as-crosscheck", "as Crosscheck runs it");

    private final String label;
    private final String title;

    LaneKind(String label, String title) {
        this.label = label;
        this.title = title;
    }

    @Override
    public String label() {
        return label;
    }

    /** The side for people, such as {@code as shipped}. */
    public String title() {
        return title;
    }
}
