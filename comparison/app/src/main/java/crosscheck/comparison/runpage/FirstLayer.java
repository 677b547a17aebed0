package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a first layer, as a run saved them.
 *
 * @param weights {@code (fanIn, fanOut)}, or of a convolution {@code (out, in, height, width)}
 * @param biases one for each unit
 */
record FirstLayer(Subject subject, NpyArray weights, NpyArray biases) {
    /** The most engines side by side. */
    static final int MOST = 4;

    /**
     * The first layers of the same shape as that of the first engine that has one.
     *
     * @param problems where sentences about unreadable files are put
     * @return at most {@link #MOST}
     */
    static List<FirstLayer> of(List<Subject> subjects, List<String> problems) {
        List<FirstLayer> layers = new ArrayList<>();
        for (Subject subject : subjects) {
            Optional<Path> file = subject.weightsFile();
            if (layers.size() < MOST && file.isPresent()) {
                try {
                    read(subject, file.get())
                            .filter(layer -> layers.isEmpty() || layer.isLike(layers.get(0)))
                            .ifPresent(layers::add);
                } catch (InvalidDataException e) {
                    problems.add("The weights of " + subject.label() + ": " + e.getMessage() + ".");
                }
            }
        }
        return layers;
    }

    private static Optional<FirstLayer> read(Subject subject, Path file)
            throws InvalidDataException {
        Map<String, NpyArray> arrays = NpzFile.read(file);
        NpyArray weights = arrays.get("0_W");
        NpyArray biases = arrays.get("0_b");
        return weights == null || biases == null
                ? Optional.empty()
                : Optional.of(new FirstLayer(subject, weights, biases));
    }

    private boolean isLike(FirstLayer other) {
        return weights.shape().equals(other.weights.shape());
    }

    boolean isConvolution() {
        return weights.shape().size() == 4 && biases.values().length == weights.shape().get(0);
    }

    /** Whether each unit has a weight for each pixel of an image. */
    boolean isOfImages() {
        JsonNode shape = subject.run().document().at("/data/shape");
        return weights.shape().size() == 2
                && shape.size() == 3
                && shape.get(0).asInt() == 1
                && shape.get(1).asInt() > 1
                && shape.get(2).asInt() > 1
                && (long) shape.get(1).asInt() * shape.get(2).asInt() == weights.shape().get(0);
    }

    /** The largest difference of a weight to the same one of another layer. */
    double distance(FirstLayer other) {
        double largest = 0;
        for (int i = 0; i < weights.values().length; i++) {
            largest = Math.max(largest, Math.abs(weights.values()[i] - other.weights.values()[i]));
        }
        return largest;
    }

    /** How far the weights of layers are from those of the first, in words. */
    static String distances(List<FirstLayer> layers) {
        List<String> parts = new ArrayList<>();
        for (FirstLayer layer : layers.subList(1, layers.size())) {
            parts.add(
                    layer.subject.label()
                            + " "
                            + Numbers.scientific(layer.distance(layers.get(0))));
        }
        return parts.isEmpty()
                ? ""
                : " The largest difference of a weight to that of %s: %s."
                        .formatted(layers.get(0).subject.label(), String.join(", ", parts));
    }
}
