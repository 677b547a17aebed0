package crosscheck.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What turns files into numbers. Whichever it is, the same files must give the same examples. */
public enum DataReader {
    /** The readers of this module, in plain Java. */
    OWN("own"),
    /** DL4J's own input library. */
    DATAVEC("datavec");

    private final String label;

    DataReader(String label) {
        this.label = label;
    }

    /** How the reader is written; lower case. */
    public String label() {
        return label;
    }

    /**
     * The reader written in some way.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static DataReader labelled(String label) {
        return Arrays.stream(values())
                .filter(reader -> reader.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected "
                                                + Arrays.stream(values())
                                                        .map(DataReader::label)
                                                        .collect(Collectors.joining(" or "))
                                                + ", found '"
                                                + label
                                                + "'"));
    }
}
