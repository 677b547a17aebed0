package crosscheck.comparison.dl4jfile;

import crosscheck.comparison.engine.Precision;

/**
 * One array of a layer in DL4J's row of numbers.
 *
 * @param name what we call it: {@code W}, {@code b}, {@code gamma}, {@code beta}, {@code mean} or
 *     {@code var}
 * @param rows of the matrix where it is kept by columns, else 1
 */
record StoredArray(String name, int length, Storage storage, int rows) {

    /** How an array is kept. */
    enum Storage {
        /** In this program's order. */
        AS_IS,
        /** A matrix column by column; this program keeps matrices row by row. */
        BY_COLUMNS,
        /** The logarithm to base 10 of the standard deviation in place of the variance. */
        LOG10_DEVIATION
    }

    static StoredArray asIs(String name, int length) {
        return new StoredArray(name, length, Storage.AS_IS, 1);
    }

    /**
     * The numbers in our order.
     *
     * @param all numbers of the network; not modified
     * @param from where this array begins
     * @param precision in which DL4J computes with them
     * @return new, row-major
     */
    double[] take(double[] all, int from, Precision precision) {
        double[] values = new double[length];
        int columns = length / rows;
        for (int i = 0; i < length; i++) {
            values[i] =
                    switch (storage) {
                        case AS_IS -> all[from + i];
                        case BY_COLUMNS -> all[from + i % columns * rows + i / columns];
                        case LOG10_DEVIATION -> variance(all[from + i], precision);
                    };
        }
        return values;
    }

    /** The variance, rounded where DL4J rounds. */
    private static double variance(double log10Deviation, Precision precision) {
        double deviation = Math.pow(10, log10Deviation);
        if (precision == Precision.DOUBLE) {
            return deviation * deviation;
        }
        float rounded = (float) deviation;
        return rounded * rounded;
    }
}
