/**
 * Trains the trials of sweeps on a Spark cluster: {@link crosscheck.spark.SparkCluster} sends each
 * as a job of one task. Only in the Maven profile {@code spark}.
 */
package crosscheck.spark;
