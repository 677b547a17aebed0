package crosscheck.comparison.trace;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;

/** A network with what the engines have of it. */
public interface ComparedNetwork {

    /** Its layers, such as {@code 784-30-10}. */
    String shapeText();

    /**
     * Draws the weights that every engine begins with.
     *
     * @return one tensor for each parameter, each number exact in float where it was drawn
     */
    List<ParameterTensor> drawWeights(long seed);

    /**
     * The network of the hand-written side: the reference, and what its shadows are made of; its
     * layers and loss.
     */
    HandWritten handWritten(long seed);

    /**
     * Why an engine cannot be compared.
     *
     * @return a clause for people; empty if it can
     */
    Optional<String> missing(EngineName engine, TrainingSpec training);

    /**
     * Builds the network on an engine that has it, another one than the hand-written reference.
     *
     * @param training optimiser, mini-batch size, and the seed of the dropout masks
     * @param weights one tensor for each parameter; not modified
     * @return ready to train; the caller closes it
     */
    Trainee create(
            Engine engine,
            TrainingSpec training,
            List<ParameterTensor> weights,
            Precision precision);
}
