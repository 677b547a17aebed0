/**
 * Trainings that survive an interruption: {@link crosscheck.comparison.checkpoint.CheckpointFolder}
 * writes and reads checkpoints, {@link crosscheck.comparison.checkpoint.CheckpointKeeper} decides
 * when, {@link crosscheck.comparison.checkpoint.Checkpoint} is one that was read.
 *
 * <p>A checkpoint has two files and a list of their checksums: {@code checkpoint-7.json} says what
 * is trained and where it stands, {@code checkpoint-7.npz} has the numbers. {@code
 * checkpoint-7.sha256}, which {@code sha256sum -c} can check, is written last: without it there is
 * no checkpoint. The best weights of early stopping are in a file of their own, {@code best-4.npz}
 * for those of epoch 4, which the list names too. Every file gets its name when it is on the disk.
 */
package crosscheck.comparison.checkpoint;
