package crosscheck.comparison.training;

/**
 * The file that initial weights come from, precise enough to tell whether two runs began with the
 * same one.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record WeightsSource(String file, String sha256) {}
