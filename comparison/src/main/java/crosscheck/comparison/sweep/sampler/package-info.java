/**
 * Which points a study tries. Arbiter, DL4J's library for this, draws and counts them; what is
 * drawn is a function of the study's seed and the trial's number.
 */
package crosscheck.comparison.sweep.sampler;
