/**
 * What a study says beyond its best trial: whether the engines put the trials in the same order
 * ({@link crosscheck.comparison.sweep.analysis.EngineAgreement}), which parameters matter ({@link
 * crosscheck.comparison.sweep.analysis.Importance}), and what searching with a fast engine saved
 * ({@link crosscheck.comparison.sweep.analysis.TimeSaved}).
 */
package crosscheck.comparison.sweep.analysis;
