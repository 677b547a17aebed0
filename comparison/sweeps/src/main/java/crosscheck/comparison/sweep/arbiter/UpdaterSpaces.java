package crosscheck.comparison.sweep.arbiter;

import crosscheck.comparison.engine.Dl4jEngine;
import crosscheck.comparison.engine.UnsupportedSpecException;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.sweep.run.Configuration;
import crosscheck.comparison.sweep.space.Choice;
import crosscheck.scratch.optimiser.AdaGrad;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.Momentum;
import crosscheck.scratch.optimiser.Nadam;
import crosscheck.scratch.optimiser.Nesterov;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.RmsProp;
import crosscheck.scratch.optimiser.Sgd;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.arbiter.conf.updater.AdaGradSpace;
import org.deeplearning4j.arbiter.conf.updater.AdamSpace;
import org.deeplearning4j.arbiter.conf.updater.NadamSpace;
import org.deeplearning4j.arbiter.conf.updater.NesterovsSpace;
import org.deeplearning4j.arbiter.conf.updater.RmsPropSpace;
import org.deeplearning4j.arbiter.conf.updater.SgdSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.FixedValue;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The optimiser of a study as Arbiter has it. Arbiter's spaces of optimisers have defaults of their
 * own (0.001 for each of Adam's numbers), so everything is said.
 */
final class UpdaterSpaces {
    private static final String RATE = "learningRate";
    private static final String OPTIMISER = "optimiser";

    private final Leaves leaves;
    private final ConfiguredPoint sample;

    UpdaterSpaces(Leaves leaves, ConfiguredPoint sample) {
        this.leaves = leaves;
        this.sample = sample;
    }

    ParameterSpace<IUpdater> space() {
        OptimiserSettings settings = sample.configuration().training().optimiser();
        List<String> varied =
                Stream.concat(
                                Stream.of(RATE, OPTIMISER),
                                Choices.OPTIMISERS.parameters(settings.rule()).keySet().stream()
                                        .map(name -> OPTIMISER + "." + name))
                        .filter(leaves::varies)
                        .toList();
        if (varied.isEmpty()) {
            return new FixedValue<>(updater(sample.configuration()));
        }
        if (varied.size() == 1 && leaves.parameter(varied.get(0)).orElseThrow() instanceof Choice) {
            String name = varied.get(0);
            return leaves.listed(
                    name,
                    updater(sample.configuration()),
                    text -> updater(sample.with(name, text)));
        }
        if (varied.contains(OPTIMISER)) {
            throw new UnsupportedSpecException(
                    "Arbiter cannot vary both the optimiser and "
                            + varied.stream()
                                    .filter(name -> !name.equals(OPTIMISER))
                                    .findFirst()
                                    .orElse("its numbers")
                            + ": vary one of them");
        }
        return ofRule(settings.rule(), settings.learningRate());
    }

    private static IUpdater updater(Configuration configuration) {
        OptimiserSettings settings = configuration.training().optimiser();
        requireOfDl4j(settings.rule());
        return Dl4jEngine.updating(settings).updater();
    }

    private static void requireOfDl4j(UpdateRule rule) {
        if (rule instanceof Momentum) {
            throw new UnsupportedSpecException(
                    "DL4J has no momentum in the sense of a heavy ball: take nesterov");
        }
    }

    private ParameterSpace<IUpdater> ofRule(UpdateRule rule, double learningRate) {
        updater(sample.configuration()); // refuses what DL4J has not
        ParameterSpace<Double> rate = leaves.real(RATE, learningRate);
        if (rule instanceof Sgd) {
            return new SgdSpace(rate);
        }
        if (rule instanceof Nesterov nesterov) {
            return new NesterovsSpace(rate, number("momentum", nesterov.momentum()));
        }
        if (rule instanceof Adam adam) {
            return new AdamSpace(
                    rate,
                    number("beta1", adam.beta1()),
                    number("beta2", adam.beta2()),
                    number("epsilon", adam.epsilon()));
        }
        if (rule instanceof Nadam nadam) {
            return new NadamSpace(
                    rate,
                    number("beta1", nadam.beta1()),
                    number("beta2", nadam.beta2()),
                    number("epsilon", nadam.epsilon()));
        }
        if (rule instanceof AdaGrad adaGrad
                && adaGrad.epsilon()
                        == org.nd4j.linalg.learning.config.AdaGrad.DEFAULT_ADAGRAD_EPSILON) {
            return new AdaGradSpace(rate);
        }
        if (rule instanceof RmsProp rmsProp
                && rmsProp.decay()
                        == org.nd4j.linalg.learning.config.RmsProp.DEFAULT_RMSPROP_RMSDECAY
                && rmsProp.epsilon()
                        == org.nd4j.linalg.learning.config.RmsProp.DEFAULT_RMSPROP_EPSILON) {
            return new RmsPropSpace(rate);
        }
        throw new UnsupportedSpecException(
                "Arbiter has no range of learning rates for %s: give a list of them, and nothing else of the optimiser"
                        .formatted(Choices.OPTIMISERS.text(rule)));
    }

    private ParameterSpace<Double> number(String name, double fixed) {
        return leaves.real(OPTIMISER + "." + name, fixed);
    }
}
