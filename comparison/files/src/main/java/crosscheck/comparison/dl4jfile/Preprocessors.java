package crosscheck.comparison.dl4jfile;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration does to the values between its layers.
 *
 * @param images what rows become before the first layer, where the file says that
 * @param flattened the shape of the images that become rows before the first dense layer, where
 *     there are any
 */
record Preprocessors(Optional<ExampleShape> images, Optional<ExampleShape> flattened) {
    private static final Set<String> FIELDS =
            Set.of(JsonPart.CLASS, "format", "inputHeight", "inputWidth", "numChannels");

    /**
     * Reads them; there must be no others than these two.
     *
     * @param firstDense the number of the first dense layer, 0 for the first of all
     * @throws ArithmeticException if the extents of an image are too large for an int
     */
    static Preprocessors read(JsonPart configuration, int firstDense) throws InvalidDataException {
        JsonPart all = configuration.object("inputPreProcessors");
        Preprocessors found =
                new Preprocessors(
                        shape(all, 0, "FeedForwardToCnnPreProcessor"),
                        shape(all, firstDense, "CnnToFeedForwardPreProcessor"));
        if (all.node().size() != found.images.stream().count() + found.flattened.stream().count()) {
            throw configuration.must(
                    "inputPreProcessors",
                    "make images of rows at the beginning and rows of images before the first dense"
                            + " layer, and nothing else,",
                    all.node());
        }
        return found;
    }

    private static Optional<ExampleShape> shape(JsonPart all, int layer, String className)
            throws InvalidDataException {
        String field = String.valueOf(layer);
        JsonNode name = all.node().path(field).path(JsonPart.CLASS);
        if (!name.asText().equals(KnownClasses.PREPROCESSORS + className)) {
            return Optional.empty();
        }
        JsonPart part = all.object(field);
        part.requireOnly(FIELDS);
        if (part.node().has("format")) {
            part.require("format", "\"NCHW\"");
        }
        return Optional.of(
                new ExampleShape(
                        part.count("numChannels", ModelConfiguration.MOST_PARAMETERS),
                        part.count("inputHeight", ModelConfiguration.MOST_PARAMETERS),
                        part.count("inputWidth", ModelConfiguration.MOST_PARAMETERS)));
    }
}
