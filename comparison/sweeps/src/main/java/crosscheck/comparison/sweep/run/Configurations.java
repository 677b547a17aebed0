package crosscheck.comparison.sweep.run;

import crosscheck.comparison.sweep.space.Point;

/** What the points of a study mean. */
@FunctionalInterface
public interface Configurations {

    /**
     * A point as a network and its training.
     *
     * @throws InvalidPointException if there is no such network or training, or not on every engine
     */
    Configuration of(Point point);
}
