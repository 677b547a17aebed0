package crosscheck.comparison.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.schedule.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTextTest {

    @Test
    void nameAloneMeansTheDefaults() {
        assertEquals(new Sgd(), Choices.OPTIMISERS.parse("sgd"));
        assertEquals(new Adam(0.9, 0.999, 1e-8, Variant.DL4J), Choices.OPTIMISERS.parse("adam"));
        assertEquals(GradientClipping.NONE, Choices.CLIPPINGS.parse("none"));
    }

    @Test
    void valuesReplaceDefaultsAndTheOthersStay() {
        assertEquals(
                new Adam(0.8, 0.999, 1e-7, Variant.PUBLISHED),
                Choices.OPTIMISERS.parse("adam:beta1=0.8,epsilon=1e-7,variant=published"));
        assertEquals(
                new Schedule.Step(0.1, 3),
                Choices.SCHEDULES.parse("step:everyEpochs=3,factor=0.1"));
        assertEquals(
                new GradientClipping.TensorNorm(2.5),
                Choices.CLIPPINGS.parse("tensor-norm:limit=2.5"));
    }

    @Test
    void everyOptimiserIsWrittenAsItIsRead() {
        int checked = 0;
        for (String name :
                List.of(
                        "sgd",
                        "momentum",
                        "nesterov",
                        "adagrad",
                        "rmsprop",
                        "adadelta",
                        "adam",
                        "nadam",
                        "amsgrad")) {
            UpdateRule rule = Choices.OPTIMISERS.parse(name);
            assertEquals(name, Choices.OPTIMISERS.name(rule));
            assertEquals(rule, Choices.OPTIMISERS.parse(Choices.OPTIMISERS.text(rule)));
            assertTrue(Choices.OPTIMISERS.names().contains(name));
            checked++;
        }
        assertEquals(UpdateRule.class.getPermittedSubclasses().length, checked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adm | expected sgd, momentum, nesterov, adagrad, rmsprop, adadelta, adam, nadam or amsgrad, found 'adm'",
                "adam:beta3=0.1 | adam has beta1, beta2, epsilon, variant, not 'beta3'",
                "sgd:rate=1 | sgd has no parameters, not 'rate'",
                "adam:beta1=x | beta1 must be a number, not 'x'",
                "adam:variant=keras | variant must be published or dl4j, not 'keras'",
                "adam:beta1 | expected name=value, found 'beta1'",
                "adam: | expected name=value, found ''",
            })
    void mistakesAreToldWithWhatWasExpected(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Choices.OPTIMISERS.parse(text))
                        .getMessage());
    }

    @Test
    void recordsOwnChecksAreHeard() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Choices.OPTIMISERS.parse("momentum:momentum=1"))
                        .getMessage();
        assertTrue(message.contains("momentum") && message.contains("1.0"), message);
        assertEquals(new Momentum(0.5), Choices.OPTIMISERS.parse("momentum:momentum=0.5"));
    }
}
