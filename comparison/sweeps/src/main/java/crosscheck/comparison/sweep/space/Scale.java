package crosscheck.comparison.sweep.space;

/** How the values of a range are laid out. */
public enum Scale {
    /** Equal differences are equally far apart. */
    LINEAR {
        @Override
        double value(double u, double low, double high) {
            return low + u * (high - low);
        }

        @Override
        double place(double value, double low, double high) {
            return (value - low) / (high - low);
        }
    },
    /** Equal ratios are equally far apart; all values are above 0. */
    LOG {
        @Override
        double value(double u, double low, double high) {
            double from = StrictMath.log(low);
            return StrictMath.exp(from + u * (StrictMath.log(high) - from));
        }

        @Override
        double place(double value, double low, double high) {
            double from = StrictMath.log(low);
            return (StrictMath.log(value) - from) / (StrictMath.log(high) - from);
        }
    };

    abstract double value(double u, double low, double high);

    abstract double place(double value, double low, double high);
}
