package crosscheck.scratch.descent;

/** The lectures' functions to walk down. */
public enum Landscape implements DifferentiableFunction {
    /** {@code f(x) = x^2 - 6x + 10}: least at 3, where it is 1 (SHARCNET). */
    PARABOLA(1) {
        @Override
        double f(double[] x) {
            return x[0] * x[0] - 6 * x[0] + 10;
        }

        @Override
        double[] df(double[] x) {
            return new double[] {2 * x[0] - 6};
        }
    },
    /** {@code z = x^2 + y^2 - 6x + 10}: least at (3, 0), where it is 1 (SHARCNET). */
    BOWL(2) {
        @Override
        double f(double[] x) {
            return x[0] * x[0] + x[1] * x[1] - 6 * x[0] + 10;
        }

        @Override
        double[] df(double[] x) {
            return new double[] {2 * x[0] - 6, 2 * x[1]};
        }
    },
    /** {@code z = x^2 / 20 + y^2}: a long valley, 20 times as steep across as along (DLFS). */
    VALLEY(2) {
        @Override
        double f(double[] x) {
            return x[0] * x[0] / 20 + x[1] * x[1];
        }

        @Override
        double[] df(double[] x) {
            return new double[] {x[0] / 10, 2 * x[1]};
        }
    };

    private final int dimensions;

    Landscape(int dimensions) {
        this.dimensions = dimensions;
    }

    abstract double f(double[] x);

    abstract double[] df(double[] x);

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public double value(double... x) {
        return f(checked(x));
    }

    @Override
    public double[] gradient(double... x) {
        return df(checked(x));
    }

    private double[] checked(double[] x) {
        if (x.length != dimensions) {
            throw new IllegalArgumentException(
                    this + " takes " + dimensions + " numbers, not " + x.length);
        }
        return x;
    }
}
