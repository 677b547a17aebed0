package crosscheck.comparison.spec;

import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be chosen of the layers of a convolutional model; all else is the model's.
 *
 * @param filters of the first convolution, from 1 to {@link #MOST_FILTERS}; the second one has
 *     twice as many in cnn, two and a half times as many, rounded down, in lenet
 * @param kernel side of the square kernels of both convolutions, from 1 to {@link #LARGEST_KERNEL}
 * @param dropoutRate of the hidden dense layer: probability of zeroing, from 0 to below 1; in cnn
 *     that after the pooling is half of it
 */
public record ImageLayers(int filters, int kernel, double dropoutRate) {
    /** The most filters of the first convolution. */
    public static final int MOST_FILTERS = 1024;

    /** The largest side of a kernel. */
    public static final int LARGEST_KERNEL = 100;

    private static final List<String> ORDINALS = List.of("first", "second");
    private static final int POOL = 2;
    private static final int LENET_HIDDEN = 500;
    private static final int CNN_HIDDEN = 128;

    public ImageLayers {
        if (filters < 1 || filters > MOST_FILTERS) {
            throw new IllegalArgumentException(
                    "filters must be from 1 to %d, not %d".formatted(MOST_FILTERS, filters));
        }
        if (kernel < 1 || kernel > LARGEST_KERNEL) {
            throw new IllegalArgumentException(
                    "the kernel must be from 1 to %d, not %d".formatted(LARGEST_KERNEL, kernel));
        }
        NetworkSpec.requireDropoutRate(dropoutRate);
    }

    /**
     * The layers of a model before its output layer.
     *
     * @param normalisation between convolutions and their activations
     * @return from the image to the hidden units
     * @throws IllegalArgumentException if the model has no convolutions
     */
    public List<LayerSpec> layers(Model model, Normalisation normalisation) {
        List<LayerSpec> layers = new ArrayList<>();
        addConvolution(layers, filters, normalisation);
        switch (model) {
            case LENET -> {
                layers.add(new LayerSpec.MaxPooling(POOL));
                addConvolution(layers, filters * 5 / 2, normalisation);
                layers.add(new LayerSpec.MaxPooling(POOL));
                addHidden(layers, LENET_HIDDEN, dropoutRate);
            }
            case CNN -> {
                addConvolution(layers, filters * 2, normalisation);
                layers.add(new LayerSpec.MaxPooling(POOL));
                addDropout(layers, dropoutRate / 2);
                addHidden(layers, CNN_HIDDEN, dropoutRate);
            }
            default -> throw new IllegalArgumentException(model.label() + " has no convolutions");
        }
        return layers;
    }

    private void addConvolution(List<LayerSpec> layers, int ownFilters, Normalisation kind) {
        layers.add(new LayerSpec.Convolution(ownFilters, kernel));
        if (kind == Normalisation.BATCH) {
            layers.add(new LayerSpec.BatchNormalisation());
        }
        layers.add(new LayerSpec.Activation());
    }

    /** A dense layer with its activation, and dropout behind it. */
    static void addHidden(List<LayerSpec> layers, int units, double dropoutRate) {
        layers.add(new LayerSpec.Dense(units));
        layers.add(new LayerSpec.Activation());
        addDropout(layers, dropoutRate);
    }

    private static void addDropout(List<LayerSpec> layers, double rate) {
        if (rate > 0) {
            layers.add(new LayerSpec.Dropout(rate));
        }
    }

    /**
     * Checks that no kernel and no pooling is larger than the maps that it gets.
     *
     * @param image the shape of an example
     * @throws IllegalArgumentException if one is; the message says which and how large its maps are
     */
    void requireRoom(Model model, ExampleShape image) {
        int height = image.height();
        int width = image.width();
        int convolutions = 0;
        int poolings = 0;
        for (LayerSpec layer : layers(model, Normalisation.NONE)) {
            if (layer instanceof LayerSpec.Convolution) {
                String name = ORDINALS.get(convolutions++) + " convolution";
                if (kernel > Math.min(height, width)) {
                    throw tooLittle(name, model, height, width, image);
                }
                height -= kernel - 1;
                width -= kernel - 1;
            } else if (layer instanceof LayerSpec.MaxPooling) {
                String name = ORDINALS.get(poolings++) + " pooling";
                if (POOL > Math.min(height, width)) {
                    throw tooLittle(name, model, height, width, image);
                }
                height /= POOL;
                width /= POOL;
            }
        }
    }

    private IllegalArgumentException tooLittle(
            String layer, Model model, int height, int width, ExampleShape image) {
        return new IllegalArgumentException(
                "with a kernel of %d x %d the %s of %s gets %d x %d of images of %d x %d, which is too little"
                        .formatted(
                                kernel,
                                kernel,
                                layer,
                                model.label(),
                                height,
                                width,
                                image.height(),
                                image.width()));
    }
}
