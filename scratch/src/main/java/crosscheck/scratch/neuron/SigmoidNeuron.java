package crosscheck.scratch.neuron;

import crosscheck.scratch.layer.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A weighted sum with a sigmoid after it, trained by full-batch gradient descent. Immutable: a step
 * gives another neuron.
 *
 * <pre>{@code
 * a = sigmoid(w . x + b)
 * L = 1 / (2 n) sum (a - y)^2
 * w -= learningRate / divisor sum (a - y) a (1 - a) x      b the same without x
 * }</pre>
 *
 * The divisor is n where the step follows the gradient of L. Another one is another learning rate.
 *
 * @param bias added to the sum
 */
public record SigmoidNeuron(List<Double> weights, double bias) {

    public SigmoidNeuron {
        weights = List.copyOf(weights);
    }

    /**
     * A neuron with weights and bias alike.
     *
     * @param inputs at least 1
     */
    public static SigmoidNeuron filled(int inputs, double value) {
        return new SigmoidNeuron(Collections.nCopies(inputs, value), value);
    }

    /**
     * What the neuron puts out.
     *
     * @return between 0 and 1
     */
    public double output(List<Double> x) {
        double sum = 0;
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i) * x.get(i);
        }
        return Activation.SIGMOID.value(sum + bias);
    }

    /**
     * The outputs for several examples.
     *
     * @param examples in order
     */
    public List<Double> outputs(List<Example> examples) {
        return examples.stream().map(example -> output(example.x())).toList();
    }

    /**
     * The loss of outputs that this or another neuron put out.
     *
     * @param examples at least one
     * @return {@code 1 / (2 n) sum (a - y)^2}
     */
    public static double loss(List<Example> examples, List<Double> outputs) {
        double sum = 0;
        for (int i = 0; i < examples.size(); i++) {
            double error = outputs.get(i) - examples.get(i).y();
            sum += error * error;
        }
        return sum / (2 * examples.size());
    }

    /**
     * The gradient of the loss by the weights, then by the bias.
     *
     * @param examples at least one
     * @param divisor what the sum is divided by, above 0: the number of examples for the mean
     */
    public static List<Double> gradient(
            List<Example> examples, List<Double> outputs, double divisor) {
        int inputs = examples.get(0).x().size();
        double[] sums = new double[inputs + 1];
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            double a = outputs.get(i);
            double delta = (a - example.y()) * Activation.SIGMOID.derivative(a);
            for (int j = 0; j < inputs; j++) {
                sums[j] += delta * example.x().get(j);
            }
            sums[inputs] += delta;
        }
        List<Double> gradient = new ArrayList<>();
        for (double sum : sums) {
            gradient.add(sum / divisor);
        }
        return gradient;
    }

    /**
     * One step of gradient descent on all examples.
     *
     * @param examples at least one
     * @param learningRate above 0
     * @param divisor of the gradient, above 0
     * @return the neuron after the step
     */
    public SigmoidNeuron step(List<Example> examples, double learningRate, double divisor) {
        List<Double> gradient = gradient(examples, outputs(examples), divisor);
        List<Double> moved = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            moved.add(weights.get(i) - learningRate * gradient.get(i));
        }
        return new SigmoidNeuron(moved, bias - learningRate * gradient.get(weights.size()));
    }
}
