package crosscheck.comparison.runfolder;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A trained network from files, which can be asked. */
public interface SavedModel {

    /** Where it is; a run folder, or a file. */
    Path path();

    /** The network; as every engine builds it. */
    NetworkSpec network();

    /** The shape of the examples that it takes; as many features as the network has inputs. */
    ExampleShape exampleShape();

    /** What its outputs mean; a name for each output, unmodifiable. */
    List<String> classNames();

    /** What it was trained on, where the files tell; the data set. */
    Optional<SavedData> trainedOn();

    /** The engines whose weights are there; at least one, the reference first. */
    List<EngineName> engines();

    /**
     * The weights that an engine trained.
     *
     * @return finite, of the network's shapes
     * @throws InvalidDataException if the file is missing or not what this network needs
     */
    SavedWeights weights(EngineName engine) throws InvalidDataException;
}
