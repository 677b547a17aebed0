package crosscheck.data.truthtable;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.Provenance;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The truth table of a function of two bits, as a data set of four examples. */
public enum TruthTable {
    /** 1 if both inputs are 1. */
    AND(0, 0, 0, 1),
    /** 1 if at least one input is 1. */
    OR(0, 1, 1, 1),
    /** 1 unless both inputs are 1. */
    NAND(1, 1, 1, 0),
    /** 1 if exactly one input is 1; no straight line divides its classes. */
    XOR(0, 1, 1, 0);

    private static final float[] INPUTS = {0, 0, 1, 0, 0, 1, 1, 1}; // (4, 2)

    private final int[] outputs; // (4)

    TruthTable(int... outputs) {
        this.outputs = outputs;
    }

    /** The name of the data set, such as {@code xor}. */
    public String datasetName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The four rows with the inputs (0,0), (1,0), (0,1), (1,1), in this order; inputs of shape
     * {@code (4, 2)}, labels 0 and 1, classes "0" and "1".
     */
    public Dataset dataset() {
        byte[] text = csv().getBytes(StandardCharsets.US_ASCII);
        return new Dataset(
                datasetName(),
                ExampleShape.vector(2),
                INPUTS.clone(),
                outputs.clone(),
                List.of("0", "1"),
                new Provenance(
                        "the truth table of " + name(),
                        Map.of(datasetName() + ".csv", Sha256.of(text))));
    }

    /**
     * All four rows to train, to validate and to test, for there are no others; the same four rows
     * in every part.
     */
    public Split split() {
        return Split.everywhere(dataset());
    }

    /**
     * The table as text, whose checksum the provenance gives; a heading and four rows such as
     * {@code 1,0,1}, each ended by a line feed.
     */
    public String csv() {
        StringBuilder text = new StringBuilder("x1,x2,y\n");
        IntStream.range(0, outputs.length)
                .forEach(
                        row ->
                                text.append((int) INPUTS[2 * row])
                                        .append(',')
                                        .append((int) INPUTS[2 * row + 1])
                                        .append(',')
                                        .append(outputs[row])
                                        .append('\n'));
        return text.toString();
    }
}
