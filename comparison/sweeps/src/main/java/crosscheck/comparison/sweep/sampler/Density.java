package crosscheck.comparison.sweep.sampler;

import org.apache.commons.math3.random.RandomGenerator;

/** Where on the unit interval the values of a parameter lie that some trials had. */
sealed interface Density permits ParzenWindows, ChoiceWeights {

    /** The density at a place from 0 to 1, above 0; its integral over the interval is 1. */
    double at(double u);

    /** A place drawn with this density. */
    double draw(RandomGenerator random);
}
