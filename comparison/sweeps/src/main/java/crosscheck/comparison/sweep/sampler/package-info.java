/**
 * Which points a study tries. Arbiter, DL4J's library for this, draws, counts and breeds them; the
 * tree-structured Parzen estimator is one more generator of its kind. What is drawn is a function
 * of the study's seed, the trial's number and, of samplers that learn, the trials of earlier {@link
 * crosscheck.comparison.sweep.sampler.Rounds}.
 */
package crosscheck.comparison.sweep.sampler;
