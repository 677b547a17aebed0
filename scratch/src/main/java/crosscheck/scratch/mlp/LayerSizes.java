package crosscheck.scratch.mlp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sizes of a fully connected network, and how many numbers it learns.
 *
 * <pre>{@code
 * weights = sum over the layers of fanIn fanOut
 * biases  = sum over the layers of fanOut
 * }</pre>
 *
 * @param sizes units from the inputs to the outputs, such as 784, 30, 10
 */
public record LayerSizes(List<Integer> sizes) {

    public LayerSizes {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "a network has at least two layers of at least 1 unit each, not " + sizes);
        }
    }

    /**
     * The sizes of a network.
     *
     * @param sizes at least two, each at least 1; not modified
     * @return such as 784-30-10
     * @throws IllegalArgumentException if there are fewer or one is below 1
     */
    public static LayerSizes of(Integer... sizes) {
        return new LayerSizes(List.of(sizes));
    }

    /** The number of layers with weights; one less than there are sizes. */
    public int layerCount() {
        return sizes.size() - 1;
    }

    /**
     * The inputs of a layer.
     *
     * @param layer 0 for the first with weights
     * @return at least 1
     */
    public int fanIn(int layer) {
        return sizes.get(layer);
    }

    /**
     * The units of a layer.
     *
     * @param layer 0 for the first with weights
     * @return at least 1
     */
    public int fanOut(int layer) {
        return sizes.get(layer + 1);
    }

    /** The weights of all layers; 65 for 3-5-4-5-2. */
    public long weightCount() {
        return IntStream.range(0, layerCount()).mapToLong(l -> (long) fanIn(l) * fanOut(l)).sum();
    }

    /** The biases of all layers; 16 for 3-5-4-5-2. */
    public long biasCount() {
        return IntStream.range(0, layerCount()).mapToLong(this::fanOut).sum();
    }

    /** Everything that is learned; 81 for 3-5-4-5-2. */
    public long parameterCount() {
        return weightCount() + biasCount();
    }

    /** The sizes as people write them, such as {@code 784-30-10}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
