package crosscheck.comparison.sweep.run;

import crosscheck.comparison.engine.EngineName;
import java.io.Serializable;

/**
 * Which training of a trial.
 *
 * @param seedIndex 0 for the first seed
 */
public record TrainingId(EngineName engine, int seedIndex) implements Serializable {}
