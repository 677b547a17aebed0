package crosscheck.comparison.dl4jquirks;

import crosscheck.scratch.layer.BatchNorm;
import crosscheck.scratch.layer.Layer.Mode;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;

/** Batch normalisation of one feature, 1 2 3 4 in a mini-batch of four. */
final class NormalisationDifferences {
    private static final double[][] FEATURE = {{1}, {2}, {3}, {4}};
    private static final double[][] TARGETS = new double[4][1];
    private static final double MEAN = 2.5;
    private static final double VARIANCE = 1.25; // 5 / 4
    private static final double DECAY = 0.9;
    private static final String SETTING = "feature 1 2 3 4, decay 0.9";

    private NormalisationDifferences() {}

    static List<Difference> all() {
        return List.of(variance(), moment(), logDeviation(), clipped());
    }

    /** The running variance is stored as it is unless the default is asked for. */
    private static SmallNetwork network(NeuralNetConfiguration.Builder settings, String stored) {
        return SmallNetwork.of(settings, layer(stored).build(), SmallNetwork.linearOutput(1, 1));
    }

    private static org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder layer(
            String stored) {
        return new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                .nIn(1)
                .nOut(1)
                .decay(DECAY)
                .useLogStd(stored.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD));
    }

    private static SmallNetwork network() {
        return network(SmallNetwork.settings(0.1), BatchNormalizationParamInitializer.GLOBAL_VAR);
    }

    /** The hand-written layer after one training pass. */
    private static BatchNorm passed() {
        BatchNorm layer = new BatchNorm(1, DECAY, BatchNorm.DEFAULT_EPSILON);
        layer.forward(SmallScratch.tensor(FEATURE), Mode.TRAINING);
        return layer;
    }

    private static Difference variance() {
        return new Difference(
                "batch-norm-variance",
                Topic.LAYERS,
                "The running variance is the biased one",
                new Published(
                        "Var = m / (m - 1) E[variance of a mini-batch of m]",
                        "Ioffe and Szegedy 2015, algorithm 2"),
                InDl4j.of(
                        "var = d var + (1 - d) 1 / m sum of (x - mean)^2",
                        BatchNormalization.class),
                "The network in use divides by a deviation that is too small by sqrt(1 - 1 / m):"
                        + " nothing to speak of for convolutions, where m counts pixels, 13 % for"
                        + " dense layers and mini-batches of 4. PyTorch keeps the unbiased one.",
                NormalisationDifferences::measureVariance);
    }

    private static Measured measureVariance() {
        double sum = 0;
        for (double[] x : FEATURE) {
            sum += (x[0] - MEAN) * (x[0] - MEAN);
        }
        double unbiased = DECAY + (1 - DECAY) * sum / (FEATURE.length - 1);
        try (SmallNetwork network = network()) {
            network.fit(FEATURE, TARGETS);
            return Measured.of(
                    Gap.of(
                            SETTING,
                            "running variance after one step",
                            unbiased,
                            network.get("0_var")[0],
                            -(1 - DECAY) * VARIANCE / (FEATURE.length - 1)));
        }
    }

    private static Difference moment() {
        return new Difference(
                "batch-norm-moment",
                Topic.LAYERS,
                "Running statistics move with the weights, not with the forward pass",
                new Published(
                        "moving averages are taken while the mini-batches pass",
                        "Ioffe and Szegedy 2015, section 3.1"),
                InDl4j.of(
                        "mean -= (1 - d) (mean - batch mean), as a gradient in the update",
                        BatchNormalization.class,
                        BaseMultiLayerUpdater.class),
                "A forward pass in training mode leaves them; so they cannot be renewed without"
                        + " training. After each step both are the same.",
                NormalisationDifferences::measureMoment);
    }

    private static Measured measureMoment() {
        double published = passed().runningMean().values()[0];
        try (SmallNetwork network = network()) {
            network.trainingOutput(new double[] {1, 2, 3, 4}, 4, 1);
            double afterPass = network.get("0_mean")[0];
            network.fit(FEATURE, TARGETS);
            return Measured.of(
                    Gap.of(
                            SETTING,
                            "running mean after one pass in training mode",
                            published,
                            afterPass,
                            -(1 - DECAY) * MEAN),
                    Gap.of(
                            SETTING,
                            "running mean after one step",
                            published,
                            network.get("0_mean")[0],
                            0));
        }
    }

    private static Difference logDeviation() {
        return new Difference(
                "batch-norm-log-deviation",
                Topic.LAYERS,
                "The running variance is stored as log10 of the deviation",
                new Published("the variance itself", "Ioffe and Szegedy 2015, algorithm 2"),
                InDl4j.of(
                        "log10stdev = 1/2 log10(var), unless useLogStd(false)",
                        BatchNormalizationParamInitializer.class,
                        BatchNormalization.class),
                "Who reads or copies parameters finds log10stdev instead of var; 0 is a deviation"
                        + " of 1.",
                NormalisationDifferences::measureLogDeviation);
    }

    private static Measured measureLogDeviation() {
        double running = DECAY + (1 - DECAY) * VARIANCE;
        try (SmallNetwork network =
                network(
                        SmallNetwork.settings(0.1),
                        BatchNormalizationParamInitializer.GLOBAL_LOG_STD)) {
            network.fit(FEATURE, TARGETS);
            return Measured.of(
                    Gap.of(
                            SETTING,
                            "stored number after one step",
                            passed().runningVariance().values()[0],
                            network.get("0_log10stdev")[0],
                            StrictMath.log10(running) / 2 - running));
        }
    }

    private static Difference clipped() {
        return new Difference(
                "clip-batch-norm",
                Topic.GRADIENTS,
                "Clipping clips the running statistics as well",
                new Published(
                        "gradients are clipped, moving averages are not",
                        "Pascanu, Mikolov and Bengio 2013, algorithm 1"),
                InDl4j.of(
                        "mean -= clip((1 - d) (mean - batch mean))",
                        BaseMultiLayerUpdater.class,
                        BatchNormalization.class),
                "With a small limit the running statistics lag behind for hundreds of steps and the"
                        + " network in use is wrong, though its training loss is fine. Crosscheck"
                        + " refuses the combination on DL4J; set gradientNormalization(None) on the"
                        + " normalisation's layer, which leaves gamma and beta unclipped too.",
                NormalisationDifferences::measureClipped);
    }

    private static Measured measureClipped() {
        double limit = 0.01;
        NeuralNetConfiguration.Builder settings =
                SmallNetwork.settings(0.1)
                        .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                        .gradientNormalizationThreshold(limit);
        try (SmallNetwork network =
                network(settings, BatchNormalizationParamInitializer.GLOBAL_VAR)) {
            network.fit(FEATURE, TARGETS);
            return Measured.of(
                    Gap.of(
                            SETTING + ", values clipped to 0.01",
                            "running mean after one step",
                            passed().runningMean().values()[0],
                            network.get("0_mean")[0],
                            limit - (1 - DECAY) * MEAN),
                    Gap.of(
                            SETTING + ", values clipped to 0.01",
                            "running variance after one step",
                            passed().runningVariance().values()[0],
                            network.get("0_var")[0],
                            limit - (1 - DECAY) * (VARIANCE - 1)),
                    Gap.of(
                            SETTING + ", clipping None on the layer",
                            "running mean after one step, layer left out",
                            passed().runningMean().values()[0],
                            meanWhereLeftOut(settings),
                            0));
        }
    }

    private static double meanWhereLeftOut(NeuralNetConfiguration.Builder clipping) {
        try (SmallNetwork network =
                SmallNetwork.of(
                        clipping,
                        layer(BatchNormalizationParamInitializer.GLOBAL_VAR)
                                .gradientNormalization(GradientNormalization.None)
                                .build(),
                        SmallNetwork.linearOutput(1, 1))) {
            network.fit(FEATURE, TARGETS);
            return network.get("0_mean")[0];
        }
    }
}
