/**
 * Trials on other machines: {@link crosscheck.comparison.sweep.cluster.ClusterTrainer} sends a
 * {@link crosscheck.comparison.sweep.cluster.RemoteTask} for each, and replays the {@link
 * crosscheck.comparison.sweep.cluster.RemoteResult} into the study. {@link
 * crosscheck.comparison.sweep.cluster.Clusters} finds what this build can send them to: the module
 * {@code comparison/spark}, in the Maven profile {@code spark} only.
 */
package crosscheck.comparison.sweep.cluster;
