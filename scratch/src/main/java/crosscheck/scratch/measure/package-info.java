/**
 * Measures: how good predictions are, once a network has made them.
 *
 * <p>{@link crosscheck.scratch.measure.PredictionErrors} is for numbers, {@link
 * crosscheck.scratch.measure.ConfusionMatrix} for classes, {@link
 * crosscheck.scratch.measure.RocCurve} for scores before a threshold makes classes of them. {@link
 * crosscheck.scratch.measure.BinaryCounts} has the formulas of the last two. A ratio 0/0 is NaN
 * everywhere: a class that was never predicted has no precision, not the precision 0.
 */
package crosscheck.scratch.measure;
