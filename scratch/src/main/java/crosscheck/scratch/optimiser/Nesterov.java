package crosscheck.scratch.optimiser;

import java.util.List;

/**
 * Nesterov's accelerated gradient: momentum whose gradient is taken where the momentum leads.
 *
 * <pre>{@code
 * v' = momentum v - lr g
 * w  = w + (1 + momentum) v' - momentum v
 * }</pre>
 *
 * <p>The published form keeps a point p and takes the gradient of the loss L ahead of it:
 *
 * <pre>{@code
 * v' = momentum v - lr dL/dw(p + momentum v)
 * p' = p + v'
 * }</pre>
 *
 * Both are the same sequence: the weights here are that look-ahead point, {@code w = p + momentum
 * v}, so the gradient at the weights is the one asked for, and {@code w' = p' + momentum v' = (w -
 * momentum v) + v' + momentum v'}. They begin at the same place because v is 0 then. This is also
 * DL4J's form, with the signs of its update the other way round.
 *
 * @param momentum the share of the last step that is kept, at least 0 and below 1
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">I. Sutskever, J. Martens, G.
 *     Dahl, G. Hinton, On the importance of initialization and momentum in deep learning, 2013,
 *     equations 3 and 4</a>
 */
public record Nesterov(double momentum) implements UpdateRule {

    public Nesterov {
        Hyperparameter.requireDecay("momentum", momentum);
    }

    /** The momentum 0.9 that most texts begin with. */
    public Nesterov() {
        this(0.9);
    }

    @Override
    public List<String> stateNames() {
        return List.of("v");
    }

    @Override
    public void update(
            double[] w, double[] gradient, double[][] state, double learningRate, long step) {
        double[] v = state[0];
        for (int i = 0; i < w.length; i++) {
            double before = v[i];
            v[i] = momentum * before - learningRate * gradient[i];
            w[i] += (1 + momentum) * v[i] - momentum * before;
        }
    }
}
