package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Tensor;
import java.util.Locale;

/**
 * Applies an activation to every value.
 *
 * <pre>{@code
 * forward    a = f(z)
 * backward   dz = da * f'(z)
 * }</pre>
 */
public final class ActivationLayer implements Layer {
    private final Activation activation;
    private Tensor a;

    /** A layer for one function. */
    public ActivationLayer(Activation activation) {
        this.activation = activation;
    }

    /** The function. */
    public Activation activation() {
        return activation;
    }

    @Override
    public Tensor forward(Tensor z, Mode mode) {
        a = new Tensor(z.shape());
        for (int i = 0; i < z.values().length; i++) {
            a.values()[i] = activation.value(z.values()[i]);
        }
        return a;
    }

    @Override
    public Tensor inputGradient(Tensor aGradient) {
        Tensor zGradient = new Tensor(aGradient.shape());
        for (int i = 0; i < a.values().length; i++) {
            zGradient.values()[i] = aGradient.values()[i] * activation.derivative(a.values()[i]);
        }
        return zGradient;
    }

    @Override
    public String toString() {
        return activation.name().toLowerCase(Locale.ROOT);
    }
}
