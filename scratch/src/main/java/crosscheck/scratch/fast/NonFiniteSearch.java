package crosscheck.scratch.fast;

import crosscheck.scratch.NonFinite;
import crosscheck.scratch.layer.Activation;
import crosscheck.scratch.layer.Layer.Mode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for the first number that is not finite, on the way from the input to the loss, among the
 * floats themselves; layers are counted as the reference counts them, activations as layers of
 * their own. Inputs are finite, since a data set takes no others.
 */
final class NonFiniteSearch {
    private final Passes passes;
    private final FastConfiguration configuration;

    NonFiniteSearch(Passes passes, FastConfiguration configuration) {
        this.passes = passes;
        this.configuration = configuration;
    }

    /** Looks while the batch that was taken last passes once more, without dropout. */
    String origin(int n) {
        for (int l = 0; l < passes.layers.length; l++) {
            Optional<String> found = inLayer(l, n);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return NonFinite.NOWHERE;
    }

    /** Behind a dense layer stand its activation and perhaps its dropout. */
    private int index(int l) {
        return (configuration.dropoutRate() > 0 ? 3 : 2) * l;
    }

    private Optional<String> inLayer(int l, int n) {
        DenseLayer layer = passes.layers[l];
        String dense = NonFinite.layer(index(l), layer);
        Supplier<Optional<String>> output =
                () -> {
                    passes.computePreActivations(l, Mode.INFERENCE);
                    return NonFinite.entry(
                            dense, "output", layer.unpadded(layer.z, n), layer.fanOut);
                };
        return Stream.<Supplier<Optional<String>>>of(
                        () ->
                                NonFinite.entry(
                                        dense,
                                        "W",
                                        layer.unpadded(layer.w, layer.fanIn),
                                        layer.fanOut),
                        () -> NonFinite.entry(dense, "b", layer.unpadded(layer.b, 1), layer.fanOut),
                        output,
                        () -> inActivation(l, n))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> inActivation(int l, int n) {
        boolean last = l == passes.layers.length - 1;
        passes.activate(l);
        if (last && configuration.loss() == FastLoss.CROSS_ENTROPY) {
            return Optional.empty(); // softmax is part of the loss
        }
        Activation activation = last ? Activation.SIGMOID : configuration.hidden();
        String name = activation.name().toLowerCase(Locale.ROOT);
        DenseLayer layer = passes.layers[l];
        return NonFinite.entry(
                NonFinite.layer(index(l) + 1, name),
                "output",
                layer.unpadded(layer.z, n),
                layer.fanOut);
    }
}
