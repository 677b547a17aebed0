package crosscheck.comparison.engine;

import crosscheck.comparison.spec.Choices;
import crosscheck.dl4j.HeavyBall;
import crosscheck.dl4j.Updating;
import crosscheck.scratch.optimiser.AdaDelta;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.AmsGrad;
import crosscheck.scratch.optimiser.GradientClipping;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import crosscheck.scratch.optimiser.Variant;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Translates an optimiser into DL4J's, every default written out. */
final class Dl4jUpdating {
    private Dl4jUpdating() {}

    static Updating of(OptimiserSettings settings) {
        return new Updating(
                updater(settings.rule(), settings.learningRate()),
                clipping(settings.clipping()),
                threshold(settings.clipping()),
                settings.l2Coefficient());
    }

    private static IUpdater updater(UpdateRule rule, double rate) {
        if (rule instanceof Sgd) {
            return new org.nd4j.linalg.learning.config.Sgd(rate);
        }
        if (rule instanceof Momentum heavyBall) {
            return new HeavyBall(rate, heavyBall.momentum());
        }
        if (rule instanceof Nesterov nesterov) {
            return new Nesterovs(rate, nesterov.momentum());
        }
        if (rule instanceof AdaDelta adaDelta) {
            return new org.nd4j.linalg.learning.config.AdaDelta(
                    adaDelta.decay(), adaDelta.epsilon());
        }
        if (rule instanceof AdaGrad adaGrad && adaGrad.variant() == Variant.DL4J) {
            return new org.nd4j.linalg.learning.config.AdaGrad(rate, adaGrad.epsilon());
        }
        if (rule instanceof RmsProp rmsProp && rmsProp.variant() == Variant.DL4J) {
            return new org.nd4j.linalg.learning.config.RmsProp(
                    rate, rmsProp.decay(), rmsProp.epsilon());
        }
        if (rule instanceof Adam adam && adam.variant() == Variant.DL4J) {
            return new org.nd4j.linalg.learning.config.Adam(
                    rate, adam.beta1(), adam.beta2(), adam.epsilon());
        }
        if (rule instanceof Nadam nadam && nadam.variant() == Variant.DL4J) {
            return new org.nd4j.linalg.learning.config.Nadam(
                    rate, nadam.beta1(), nadam.beta2(), nadam.epsilon());
        }
        if (rule instanceof AmsGrad amsGrad && amsGrad.variant() == Variant.DL4J) {
            return new AMSGrad(rate, amsGrad.beta1(), amsGrad.beta2(), amsGrad.epsilon());
        }
        throw new UnsupportedSpecException(
                "dl4j has no "
                        + Choices.OPTIMISERS.text(rule)
                        + "; take variant=dl4j where there is one, or another optimiser or engine"
                        + " (`crosscheck differences` shows what differs)");
    }

    private static GradientNormalization clipping(GradientClipping clipping) {
        if (clipping instanceof GradientClipping.None) {
            return GradientNormalization.None;
        }
        if (clipping instanceof GradientClipping.Value) {
            return GradientNormalization.ClipElementWiseAbsoluteValue;
        }
        if (clipping instanceof GradientClipping.TensorNorm) {
            return GradientNormalization.ClipL2PerParamType;
        }
        throw new UnsupportedSpecException(
                "dl4j does not clip by the norm of all gradients; take --clip value or tensor-norm");
    }

    private static double threshold(GradientClipping clipping) {
        if (clipping instanceof GradientClipping.Value value) {
            return value.limit();
        }
        return clipping instanceof GradientClipping.TensorNorm norm ? norm.limit() : 0;
    }
}
