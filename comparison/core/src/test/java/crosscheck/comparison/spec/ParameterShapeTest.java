package crosscheck.comparison.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.data.ExampleShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterShapeTest {
    private static List<NetworkSpec> networks() {
        List<NetworkSpec> networks = new ArrayList<>();
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(5), List.of(7, 6))) {
            networks.add(
                    NetworkSpec.dense(
                            4,
                            hidden,
                            3,
                            ActivationName.TANH,
                            LossName.CROSS_ENTROPY,
                            InitialiserName.XAVIER));
        }
        for (Model model : List.of(Model.LENET, Model.CNN)) {
            for (Normalisation normalisation : Normalisation.values()) {
                for (ExampleShape shape :
                        List.of(ExampleShape.image(16, 19), new ExampleShape(3, 17, 16))) {
                    networks.add(
                            new NetworkSpec(
                                    model,
                                    shape,
                                    List.of(),
                                    4,
                                    ActivationName.RELU,
                                    LossName.CROSS_ENTROPY,
                                    InitialiserName.HE,
                                    0,
                                    normalisation));
                }
            }
        }
        return networks;
    }

    @Test
    void shapesAreThoseOfTheNetworkThatIsBuilt() {
        int checked = 0;
        for (NetworkSpec network : networks()) {
            assertEquals(
                    ScratchEngine.drawWeights(network, 1).stream()
                            .map(ParameterShapeTest::shape)
                            .toList(),
                    ParameterShape.of(network),
                    network.shapeText());
            checked++;
        }
        assertEquals(11, checked);
    }

    private static ParameterShape shape(ParameterTensor tensor) {
        return new ParameterShape(tensor.layer(), tensor.name(), tensor.shape());
    }
}
