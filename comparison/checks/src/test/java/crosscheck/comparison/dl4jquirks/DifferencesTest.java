package crosscheck.comparison.dl4jquirks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.IUpdater;

/** DL4J is as far from the literature as the formulas say, and the page says so too. */
class DifferencesTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "known-differences.md");
    private static final int DIFFERENCES = 35;
    private static final int GAPS = 70;
    private static final int CURVES = 10;

    private static List<MeasuredDifference> all;

    @BeforeAll
    static void measure() {
        NativeRuntime.start(1);
        all = Differences.all().stream().map(MeasuredDifference::of).toList();
    }

    private static List<Gap> gaps() {
        return all.stream().flatMap(one -> one.measured().gaps().stream()).toList();
    }

    @Test
    void everyGapIsAsPredicted() {
        assertEquals(DIFFERENCES, all.size());
        for (Gap gap : gaps()) {
            assertTrue(gap.agrees(), gap.toString());
        }
        assertEquals(GAPS, gaps().size());
    }

    @Test
    void everyStepOfEveryCurveIsAsPredicted() {
        int steps = 0;
        int curves = 0;
        for (MeasuredDifference one : all) {
            for (GapCurve curve : one.measured().curves()) {
                for (Gap gap : curve.gaps()) {
                    assertTrue(gap.agrees(), one.difference().name() + gap);
                    steps++;
                }
                curves++;
            }
        }
        assertEquals(CURVES, curves);
        assertEquals(CURVES * RuleGaps.STEPS, steps);
    }

    @Test
    void noGapHidesInItsTolerance() {
        int apart = 0;
        for (Gap gap : gaps()) {
            double predicted = Math.abs(gap.predicted());
            assertTrue(
                    predicted == 0 || predicted > 10 * gap.tolerance().absolute(), gap.toString());
            apart += predicted == 0 ? 0 : 1;
        }
        assertEquals(58, apart);
    }

    @Test
    void onlyAdaDeltaIsThePublishedOneInAllThatIsLookedAt() {
        List<String> without =
                all.stream()
                        .filter(
                                one ->
                                        one.measured().gaps().stream()
                                                .allMatch(gap -> gap.predicted() == 0))
                        .map(one -> one.difference().name())
                        .toList();
        assertEquals(List.of("adadelta"), without);
    }

    @Test
    void theSameEveryTime() {
        List<Measured> first = all.stream().map(MeasuredDifference::measured).toList();
        List<Measured> second = Differences.all().stream().map(Difference::measure).toList();
        assertEquals(first, second);
    }

    @Test
    void namesAndQuantitiesTellApart() {
        Set<String> names = new HashSet<>();
        for (MeasuredDifference one : all) {
            assertTrue(names.add(one.difference().name()));
            assertTrue(one.difference().name().matches("[a-z0-9-]+"), one.difference().name());
            Set<String> quantities = new HashSet<>();
            for (Gap gap : one.measured().gaps()) {
                assertTrue(quantities.add(gap.quantity()), one.difference().name() + gap);
            }
        }
        assertEquals(DIFFERENCES, names.size());
    }

    /** Else a prediction could not fail. */
    @Test
    void predictionsRejectTheHandWrittenRuleInDl4jsVariant() {
        Map<String, UpdateRule> variants = new HashMap<>();
        variants.put("adam-epsilon", new Adam(0.9, 0.999, 1e-8, Variant.DL4J));
        variants.put("nadam-correction", new Nadam(0.9, 0.999, 1e-8, Variant.DL4J));
        variants.put("amsgrad-correction", new AmsGrad(0.9, 0.999, 1e-8, Variant.DL4J));
        variants.put("adagrad-start", new AdaGrad(1e-8, Variant.DL4J));
        variants.put("rmsprop-start", new RmsProp(0.9, 1e-8, Variant.DL4J));
        Map<String, Double> gradients =
                Map.of(
                        "adam-epsilon", 1e-6,
                        "nadam-correction", 0.1,
                        "amsgrad-correction", 0.1,
                        "adagrad-start", 1e-4,
                        "rmsprop-start", 1e-4);
        int rejected = 0;
        for (MeasuredDifference one : all) {
            String name = one.difference().name();
            if (variants.containsKey(name)) {
                double[] ways =
                        Ways.handWritten(
                                variants.get(name),
                                1,
                                Ways.constant(gradients.get(name), RuleGaps.STEPS));
                for (int t = 0; t < RuleGaps.STEPS; t++) {
                    Gap gap = one.measured().curves().get(0).gaps().get(t);
                    String what = name + ", step " + (t + 1);
                    Gap mutant = Gap.of("s", "q", ways[t], gap.dl4j(), gap.predicted());
                    assertFalse(mutant.agrees(), what);
                    assertTrue(Gap.of("s", "q", ways[t], gap.dl4j(), 0).agrees(), what);
                }
                rejected++;
            }
        }
        assertEquals(5, rejected);
    }

    /** The same rules on gradients that change, where no formula is closed. */
    @Test
    void dl4jsVariantsAreDl4jsOnChangingGradients() {
        double[] gradients = new double[300];
        for (int t = 0; t < gradients.length; t++) {
            gradients[t] = StrictMath.sin(t * t) * (t % 7 == 0 ? 10 : 0.1);
        }
        Map<UpdateRule, IUpdater> pairs =
                Map.of(
                        new Adam(0.9, 0.999, 1e-8, Variant.DL4J),
                        new org.nd4j.linalg.learning.config.Adam(1, 0.9, 0.999, 1e-8),
                        new Nadam(0.9, 0.999, 1e-8, Variant.DL4J),
                        new org.nd4j.linalg.learning.config.Nadam(1, 0.9, 0.999, 1e-8),
                        new AmsGrad(0.9, 0.999, 1e-8, Variant.DL4J),
                        new AMSGrad(1, 0.9, 0.999, 1e-8),
                        new AdaGrad(1e-3, Variant.DL4J),
                        new org.nd4j.linalg.learning.config.AdaGrad(1, 1e-3),
                        new RmsProp(0.9, 1e-3, Variant.DL4J),
                        new org.nd4j.linalg.learning.config.RmsProp(1, 0.9, 1e-3));
        int compared = 0;
        for (Map.Entry<UpdateRule, IUpdater> pair : pairs.entrySet()) {
            double[] reference = Ways.handWritten(pair.getKey(), 1, gradients);
            double[] framework = Ways.dl4j(pair.getValue(), gradients);
            double size = 0;
            for (int t = 0; t < gradients.length; t++) {
                size = Math.max(size, Math.abs(reference[t]));
                Gap gap = Gap.of("s", "q", reference[t], framework[t], 0).roundedAt(size);
                assertTrue(gap.agrees(), pair.getKey() + " " + gap);
                compared++;
            }
        }
        assertEquals(5 * 300, compared);
    }

    @Test
    void thePageHasExactlyTheseDifferencesWithTheseFigures() throws IOException {
        Assumptions.assumeTrue(
                NativeRuntime.info().oneDnn(), "one difference is oneDNN's, and it is not here");
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        int begin = page.indexOf(DifferencesMarkdown.BEGIN);
        int end = page.indexOf(DifferencesMarkdown.END);
        assertTrue(begin >= 0 && end > begin, "the page has lost its marks");
        assertEquals(
                DifferencesMarkdown.of(all),
                page.substring(begin, end + DifferencesMarkdown.END.length()) + "\n",
                "copy known-differences.md of a run folder between the marks of the page");
    }

    /** What the page says of the gradient that is none. */
    @Test
    void aGradientThatIsNotANumberBecomesOneHundredThousandth() {
        DenseLayer dense =
                new DenseLayer.Builder().nIn(1).nOut(1).activation(Activation.IDENTITY).build();
        try (SmallNetwork network =
                SmallNetwork.of(SmallNetwork.settings(1), dense, SmallNetwork.linearOutput(1, 1))) {
            network.set("1_W", 3);
            double[][] x = {{2}};
            double[][] nan = {{Double.NaN}};
            assertEquals(1e-5 * 3 * 2, network.gradient("0_W", x, nan)[0], 1e-18);
            assertTrue(Double.isNaN(network.gradient("1_W", x, nan)[0]));
        }
    }

    /** What the page says of it. */
    @Test
    void adaBeliefDoesNotStart() {
        NeuralNetConfiguration.Builder settings =
                SmallNetwork.settings(1).updater(new AdaBelief(0.1));
        try (SmallNetwork network = SmallNetwork.of(settings, SmallNetwork.linearOutput(1, 1))) {
            double[][] one = {{1}};
            assertThrows(ArrayIndexOutOfBoundsException.class, () -> network.fit(one, one));
        }
    }
}
