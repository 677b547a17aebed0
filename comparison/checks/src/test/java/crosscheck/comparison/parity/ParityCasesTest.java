package crosscheck.comparison.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.spec.ActivationName;
import crosscheck.comparison.spec.InitialiserName;
import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.trace.DescribedNetwork;
import crosscheck.data.ExampleShape;
import crosscheck.scratch.loss.AbsoluteError;
import crosscheck.scratch.loss.BinaryCrossEntropy;
import crosscheck.scratch.loss.CrossEntropy;
import crosscheck.scratch.loss.Loss;
import crosscheck.scratch.loss.SigmoidCrossEntropy;
import crosscheck.scratch.loss.SoftmaxCrossEntropy;
import crosscheck.scratch.loss.SquaredError;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The matrix leaves nothing out that the hand-written side can do. */
class ParityCasesTest {
    private static final List<ParityCase> CASES =
            ParityCases.all(ExampleShape.image(28, 28), 10, 1);

    @Test
    void thereAreSeventyOneCasesWithTitlesOfTheirOwn() {
        Map<String, Long> byGroup =
                CASES.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ParityCase::group, TreeMap::new, Collectors.counting()));
        assertEquals(
                Map.ofEntries(
                        Map.entry("L2", 2L),
                        Map.entry("activation", 8L),
                        Map.entry("batch normalisation", 2L),
                        Map.entry("clipping", 4L),
                        Map.entry("convolution", 5L),
                        Map.entry("depth", 4L),
                        Map.entry("dropout", 2L),
                        Map.entry("initialiser", 4L),
                        Map.entry("loss", 11L),
                        Map.entry("mini-batch", 3L),
                        Map.entry("model", 4L),
                        Map.entry("optimiser", 14L),
                        Map.entry("pooling", 5L),
                        Map.entry("schedule", 3L)),
                byGroup);
        assertEquals(71, CASES.size());
        assertEquals(71, CASES.stream().map(ParityCase::title).collect(Collectors.toSet()).size());
    }

    @Test
    void everyChoiceOfTheDescriptionsOccurs() {
        Set<Object> seen = new HashSet<>();
        for (ParityCase each : CASES) {
            if (each.network() instanceof DescribedNetwork described) {
                seen.add(described.spec().activation());
                seen.add(described.spec().loss());
                seen.add(described.spec().initialiser());
                seen.add(described.spec().model());
                seen.add(described.spec().normalisation());
            }
        }
        List<Object> wanted = new ArrayList<>();
        wanted.addAll(List.of(ActivationName.values()));
        wanted.addAll(List.of(LossName.values()));
        wanted.addAll(InitialiserName.DRAWING);
        assertTrue(seen.containsAll(wanted), seen.toString());
    }

    /** Whatever a sealed interface permits, or a package holds, has a row. */
    @Test
    void everyRuleClippingScheduleAndLossOccurs() {
        assertOccurs(
                UpdateRule.class,
                CASES.stream().map(c -> c.training().optimiser().rule().getClass()));
        assertOccurs(
                GradientClipping.class,
                CASES.stream().map(c -> c.training().optimiser().clipping().getClass()));
        assertOccurs(Schedule.class, CASES.stream().map(c -> c.training().schedule().getClass()));
    }

    private static void assertOccurs(Class<?> sealed, Stream<Class<?>> classes) {
        Set<Class<?>> wanted =
                Arrays.stream(sealed.getPermittedSubclasses()).collect(Collectors.toSet());
        assertEquals(wanted, classes.collect(Collectors.toSet()), sealed.getSimpleName());
    }

    @Test
    void everyLossOfTheHandWrittenSideOccurs() {
        Set<Class<?>> seen =
                CASES.stream()
                        .map(ParityCase::network)
                        .filter(WrittenNetwork.class::isInstance)
                        .map(network -> ((WrittenNetwork) network).loss())
                        .map(Loss::getClass)
                        .collect(Collectors.toSet());
        int written = 0;
        for (Class<?> loss :
                List.of(
                        SquaredError.class,
                        AbsoluteError.class,
                        BinaryCrossEntropy.class,
                        SigmoidCrossEntropy.class,
                        CrossEntropy.class,
                        SoftmaxCrossEntropy.class)) {
            assertTrue(seen.contains(loss), loss.getSimpleName());
            written++;
        }
        // the other two: the quadratic loss by its description, the row-normalised one
        assertEquals(6, written);
        assertTrue(CASES.stream().anyMatch(c -> c.network() instanceof RowNormalisedNetwork));
    }

    @Test
    void weightsAreTheSameForTheSameSeedAndExactInFloat() {
        int checked = 0;
        for (ParityCase each : CASES) {
            List<ParameterTensor> first = each.network().drawWeights(1);
            List<ParameterTensor> second = each.network().drawWeights(1);
            for (int p = 0; p < first.size(); p++) {
                double[] values = first.get(p).values();
                assertTrue(
                        Arrays.equals(values, second.get(p).values()),
                        each.title() + " " + first.get(p).fullName());
                assertTrue(Arrays.stream(values).allMatch(value -> value == (float) value));
            }
            checked++;
        }
        assertEquals(71, checked);
    }

    @Test
    void whatHasNoCounterpartSaysWhy() {
        Map<EngineName, Long> missing = new TreeMap<>();
        for (EngineName engine : EngineName.values()) {
            missing.put(
                    engine,
                    CASES.stream()
                            .filter(c -> c.network().missing(engine, c.training()).isPresent())
                            .count());
        }
        // five published variants, the norm of all gradients, a lecture's loss
        assertEquals(7L, missing.get(EngineName.DL4J));
        assertEquals(0L, missing.get(EngineName.SCRATCH));
        // layers and losses that are written in both worlds, and images
        assertEquals(2L + 10 + 10 + 4, missing.get(EngineName.FAST));
    }

    @Test
    void examplesWithoutRowsAndColumnsAreRefused() {
        ExampleShape vector = ExampleShape.vector(4);
        assertThrows(IllegalArgumentException.class, () -> ParityCases.all(vector, 3, 1));
    }
}
