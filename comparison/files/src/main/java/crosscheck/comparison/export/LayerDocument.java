package crosscheck.comparison.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.LayerSpec;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.layer.BatchNorm;

/** A layer in spec.json: what it computes, from which arrays. */
final class LayerDocument {
    private LayerDocument() {}

    static ObjectNode of(PlacedLayer placed, ActivationName activation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        LayerSpec layer = placed.layer();
        if (layer instanceof LayerSpec.Dense) {
            type(
                    node,
                    "dense",
                    "z = x W + b, with W of shape (fanIn, fanOut); images are flattened"
                            + " channel by channel, row by row");
            parameters(node, placed.number(), "W", "b");
        } else if (layer instanceof LayerSpec.Convolution convolution) {
            type(
                    node,
                    "convolution",
                    "z[n,o,y,x] = b[o] + sum over c, i, j of W[o,c,i,j]"
                            + " x[n,c,y+i,x+j]; stride 1, no padding, no flipping");
            node.put("size", convolution.size());
            parameters(node, placed.number(), "W", "b");
        } else if (layer instanceof LayerSpec.BatchNormalisation) {
            type(
                    node,
                    "batchNormalisation",
                    "y = gamma (x - mean) / sqrt(variance + epsilon) + beta"
                            + " with the mean and the biased variance of each channel over the mini-batch;"
                            + " running: r = decay r + (1 - decay) (mean or variance), used in evaluation"
                            + " only");
            node.put("epsilon", BatchNorm.DEFAULT_EPSILON);
            node.put("decay", BatchNorm.DEFAULT_DECAY);
            parameters(node, placed.number(), "gamma", "beta", "mean", "var");
        } else if (layer instanceof LayerSpec.Activation) {
            type(node, activation.label(), Formulas.of(activation));
        } else if (layer instanceof LayerSpec.MaxPooling pooling) {
            type(
                    node,
                    "maxPooling",
                    "the maximum of each window, windows side by side; rows and"
                            + " columns that fill none are left out");
            node.put("size", pooling.size());
        } else if (layer instanceof LayerSpec.Dropout dropout) {
            type(
                    node,
                    "dropout",
                    "y = x keep / (1 - rate), with step_S_dropout_%d of %s as keep"
                            .formatted(placed.number(), ExampleFiles.MASKS));
            node.put("rate", dropout.rate());
        }
        node.set("input", shape(placed.input()));
        node.set("output", shape(placed.output()));
        return node;
    }

    private static void type(ObjectNode node, String type, String formula) {
        node.put("type", type);
        node.put("formula", formula);
    }

    private static void parameters(ObjectNode node, int layer, String... names) {
        for (String name : names) {
            node.withArray("parameters").add(layer + "_" + name);
        }
    }

    /** The extents of an example, without that of the mini-batch. */
    private static ArrayNode shape(ExampleShape shape) {
        ArrayNode extents = JsonNodeFactory.instance.arrayNode();
        return shape.isImage()
                ? extents.add(shape.channels()).add(shape.height()).add(shape.width())
                : extents.add(shape.featureCount());
    }
}
