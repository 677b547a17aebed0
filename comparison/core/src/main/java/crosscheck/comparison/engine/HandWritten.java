package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A network of the hand-written side that can be built again and again: once as the reference, and
 * once for each of its shadows.
 *
 * @param layers makes them, from the input to the output
 */
public record HandWritten(Supplier<List<Layer>> layers, Loss loss, Substitution substitution) {

    /** A network of which every part computes itself. */
    public HandWritten(Supplier<List<Layer>> layers, Loss loss) {
        this(layers, loss, Substitution.NONE);
    }

    /** The network of a description. */
    public static HandWritten of(NetworkSpec spec, long dropoutSeed) {
        return new HandWritten(
                () -> ScratchNetworks.layers(spec, dropoutSeed), ScratchNetworks.loss(spec));
    }

    /** The same with other parts. */
    public HandWritten with(Substitution other) {
        return new HandWritten(layers, loss, other);
    }

    RecordedNetwork build() {
        List<Layer> sound = layers.get();
        return RecordedNetwork.of(sound, computing(sound), substitution.loss(loss));
    }

    /** What computes in the place of each layer. */
    List<Layer> computing(List<Layer> sound) {
        List<Layer> computing = new ArrayList<>();
        int withParameters = 0;
        for (Layer layer : sound) {
            computing.add(
                    layer.parameters().isEmpty()
                            ? layer
                            : substitution.layer(withParameters++, layer));
        }
        return computing;
    }
}
