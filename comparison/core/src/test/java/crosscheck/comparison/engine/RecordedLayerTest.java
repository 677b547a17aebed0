package crosscheck.comparison.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.layer.Dropout;
import crosscheck.scratch.layer.Layer;
import crosscheck.scratch.layer.Layer.Mode;
import crosscheck.scratch.tensor.Tensor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class RecordedLayerTest {
    @Test
    void everyMethodOfALayerIsPassedOn() {
        int checked = 0;
        for (Method method : Layer.class.getMethods()) {
            assertDoesNotThrow(
                    () ->
                            ForwardingLayer.class.getDeclaredMethod(
                                    method.getName(), method.getParameterTypes()),
                    "a default method of Layer would hide what the layer does: " + method);
            checked++;
        }
        assertTrue(checked >= 7, "methods: " + checked);
    }

    @Test
    void trainingPassesAreKeptAndOthersAreNot() {
        Dropout dropout = new Dropout(0.5, 1, 0);
        RecordedLayer layer = new RecordedLayer(dropout, dropout);
        Tensor x = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
        Tensor y = layer.forward(x, Mode.TRAINING);
        layer.forward(x, Mode.INFERENCE);
        assertSame(y, layer.output());
        layer.computeParameterGradients(x);
        assertSame(x, layer.outputGradient());
        assertEquals("dropout 0.5", layer.toString());
    }

    @Test
    void stepIsHandedToTheLayer() {
        Dropout dropout = new Dropout(0.5, 1, 0);
        RecordedLayer layer = new RecordedLayer(dropout, dropout);
        layer.goTo(7);
        assertEquals(7, dropout.masksDrawn());
        layer.reset();
        assertEquals(0, dropout.masksDrawn());
    }
}
