/**
 * The beginning of a training, written so that another program can replay it: {@link
 * crosscheck.comparison.export.Export} leaves a folder of NumPy's arrays with initial weights,
 * examples, mini-batches, dropout masks and what every step computed, and a {@code spec.json} that
 * says what each array is and which formulas belong to it.
 *
 * <p>The other way round, {@link crosscheck.comparison.runfolder.InitialWeights} reads weights
 * back.
 */
package crosscheck.comparison.export;
