package crosscheck.dl4j;

/**
 * Names one array of trained or followed numbers of a network.
 *
 * @param layer 0 for the first layer that has any
 * @param name {@code W} and {@code b}; {@code gamma}, {@code beta}, {@code mean} and {@code var} of
 *     batch normalisation
 */
public record ParameterName(int layer, String name) {
    @Override
    public String toString() {
        return layer + "_" + name;
    }
}
