package crosscheck.data;

/** What turns files into numbers. Whichever it is, the same files must give the same examples. */
public enum DataReader implements Labelled {
    /** The readers of this module, in plain Java. */
    OWN("own"),
    /** DL4J's own input library. */
    DATAVEC("datavec");

    private final String label;

    DataReader(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
