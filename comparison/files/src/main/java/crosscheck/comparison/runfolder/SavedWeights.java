package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import java.nio.file.Path;
import java.util.List;

/**
 * Weights that were read from a file.
 *
 * @param tensors from the input to the output, W before b; finite
 */
public record SavedWeights(Path file, Precision precision, List<ParameterTensor> tensors) {

    public SavedWeights {
        tensors = List.copyOf(tensors);
    }
}
