package crosscheck.comparison.parity.selftest;

import crosscheck.comparison.engine.ForwardingLayer;
import crosscheck.comparison.engine.Substitution;
import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.tensor.Parameter;
import crosscheck.scratch.tensor.Tensor;
import java.util.Arrays;

/** A layer with a mistake, in the place of a sound one. */
final class FaultyLayer extends ForwardingLayer {
    private final Layer sound;
    private final Mistake mistake;

    /** What is computed wrong. */
    enum Mistake {
        /** Forward without the bias. */
        NO_BIAS,
        /** Outputs rounded to float. */
        FLOAT_OUTPUT,
        /** The largest number of W's gradient with the other sign. */
        FLIPPED_SIGN,
        /** An image moved down and to the right by a pixel, as padding on the wrong side does. */
        SHIFTED_INPUT,
        /** A running variance of m - 1 instead of m values. */
        UNBIASED_VARIANCE
    }

    FaultyLayer(Layer sound, Mistake mistake) {
        super(sound);
        this.sound = sound;
        this.mistake = mistake;
    }

    static Substitution in(int faulty, Mistake mistake) {
        return new Substitution() {
            @Override
            public Layer layer(int layer, Layer sound) {
                return layer == faulty ? new FaultyLayer(sound, mistake) : sound;
            }
        };
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return switch (mistake) {
            case NO_BIAS -> withoutBias(x, mode);
            case FLOAT_OUTPUT -> rounded(sound.forward(x, mode));
            case FLIPPED_SIGN -> sound.forward(x, mode);
            case SHIFTED_INPUT -> sound.forward(shifted(x), mode);
            case UNBIASED_VARIANCE -> withUnbiasedVariance(x, mode);
        };
    }

    private Tensor withoutBias(Tensor x, Mode mode) {
        double[] biases = parameter("b").value().values();
        double[] kept = biases.clone();
        Arrays.fill(biases, 0);
        Tensor z = sound.forward(x, mode);
        System.arraycopy(kept, 0, biases, 0, kept.length);
        return z;
    }

    private static Tensor shifted(Tensor x) {
        Tensor moved = new Tensor(x.shape());
        int height = x.shape()[2];
        int width = x.shape()[3];
        for (int i = 0; i < x.values().length; i++) {
            int row = i / width % height;
            int column = i % width;
            if (row > 0 && column > 0) {
                moved.values()[i] = x.values()[i - width - 1];
            }
        }
        return moved;
    }

    private Tensor withUnbiasedVariance(Tensor x, Mode mode) {
        double[] running = sound.statistics().get(1);
        double[] before = running.clone();
        Tensor y = sound.forward(x, mode);
        double m = (double) x.values().length / running.length;
        double decay = ((BatchNorm) sound).decay();
        for (int c = 0; c < running.length && mode == Mode.TRAINING; c++) {
            double moved = running[c] - decay * before[c];
            running[c] += moved / (m - 1);
        }
        return y;
    }

    private static Tensor rounded(Tensor z) {
        double[] values = z.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        return z;
    }

    private Parameter parameter(String name) {
        return sound.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sound + " has no " + name));
    }

    @Override
    public void computeParameterGradients(Tensor yGradient) {
        sound.computeParameterGradients(yGradient);
        if (mistake == Mistake.FLIPPED_SIGN) {
            double[] gradient = parameter("W").gradient().values();
            int largest = 0;
            for (int i = 1; i < gradient.length; i++) {
                largest = Math.abs(gradient[i]) > Math.abs(gradient[largest]) ? i : largest;
            }
            gradient[largest] = -gradient[largest];
        }
    }

    @Override
    public String toString() {
        return sound + ", faulty";
    }
}
