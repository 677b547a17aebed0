package crosscheck.comparison.engine;

import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.optimiser.Optimiser;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hand-written network in double, and shadows of it: the same network whose stored numbers are
 * each moved by a random rounding of some precision. How far the shadows spread is what rounding
 * alone can do in this very training.
 */
public final class Reference {
    private final HandWritten network;
    private final OptimiserSettings settings;
    private final List<ParameterTensor> initialWeights;
    private final List<MeasuredLayer> measured = new ArrayList<>();
    private final Trainee trainee;

    /**
     * A network ready to train.
     *
     * @param initialWeights one tensor for each parameter; not modified
     */
    public Reference(
            HandWritten network, OptimiserSettings settings, List<ParameterTensor> initialWeights) {
        this.network = network;
        this.settings = settings;
        this.initialWeights = List.copyOf(initialWeights);
        List<Layer> sound = network.layers().get();
        List<Layer> computing = network.computing(sound);
        List<Layer> twins = network.layers().get();
        for (int l = 0; l < sound.size(); l++) {
            measured.add(new MeasuredLayer(computing.get(l), twins.get(l)));
        }
        trainee =
                new ScratchTrainee(
                        RecordedNetwork.of(
                                sound, measured, network.substitution().loss(network.loss())),
                        new Optimiser(settings),
                        Optional.empty());
        trainee.setParameters(initialWeights);
    }

    /** The network; the same one every time; the caller need not close it. */
    public Trainee trainee() {
        return trainee;
    }

    /**
     * Makes a shadow. It must take each step after {@link #trainee} has taken the same one, for it
     * decides as that did; another network, from the same initial weights.
     */
    public Trainee shadow(Precision precision, long seed) {
        RandomRounding rounding = new RandomRounding(precision, seed);
        List<Layer> sound = network.layers().get();
        List<Layer> computing = network.computing(sound);
        List<Layer> shadows = new ArrayList<>();
        for (int l = 0; l < sound.size(); l++) {
            shadows.add(new ShadowLayer(computing.get(l), measured.get(l), rounding));
        }
        Trainee shadow =
                new ScratchTrainee(
                        RecordedNetwork.of(
                                sound,
                                shadows,
                                new ShadowLoss(
                                        network.substitution().loss(network.loss()),
                                        network.loss(),
                                        rounding)),
                        new Optimiser(rounding.stored(settings)),
                        Optional.of(rounding));
        shadow.setParameters(
                initialWeights.stream()
                        .map(weight -> weight.withValues(rounding.stored(weight.values())))
                        .toList());
        return shadow;
    }
}
