package crosscheck.comparison.engine;

import crosscheck.comparison.spec.LossName;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.scratch.fast.FastConfiguration;
import crosscheck.scratch.fast.FastLoss;
import crosscheck.scratch.fast.FastNetwork;
import crosscheck.scratch.fast.FastTrace;
import crosscheck.scratch.fast.kernel.KernelKind;
import crosscheck.scratch.fast.kernel.Kernels;
import java.util.List;
import java.util.function.Consumer;

/** The hand-written fast twin; always in float. */
public final class FastEngine implements Engine {
    private final Kernels kernels;

    /** The engine on the fastest kernels that this Java machine can run. */
    public FastEngine() {
        this(KernelKind.best());
    }

    public FastEngine(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public EngineName name() {
        return EngineName.FAST;
    }

    @Override
    public String computesWith() {
        return kernels.description();
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.FLOAT);
    }

    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        return trainee(configuration(network, training), initialWeights);
    }

    /**
     * A network that no {@link NetworkSpec} describes.
     *
     * @param initialWeights W and b of each layer; not modified
     * @return ready to train
     */
    public Trainee trainee(FastConfiguration configuration, List<ParameterTensor> initialWeights) {
        List<String> states = configuration.optimiser().rule().stateNames();
        FastTrainee trainee =
                new FastTrainee(
                        new FastNetwork(configuration, kernels),
                        initialWeights,
                        OptimiserStates.of(initialWeights, states));
        trainee.setParameters(initialWeights);
        return trainee;
    }

    private static FastConfiguration configuration(NetworkSpec network, TrainingSpec training) {
        return new FastConfiguration(
                network.layerSizes(),
                ScratchNetworks.activation(network),
                network.loss() == LossName.CROSS_ENTROPY
                        ? FastLoss.CROSS_ENTROPY
                        : FastLoss.QUADRATIC,
                training.optimiser(),
                network.dropoutRate(),
                training.seed(),
                training.miniBatchSize());
    }

    private record FastTrainee(
            FastNetwork network, List<ParameterTensor> initialWeights, OptimiserStates states)
            implements Trainee {
        @Override
        public double step(Dataset data, int[] rows) {
            return network.step(data, rows);
        }

        @Override
        public StepTrace trace(Dataset data, int[] rows) {
            FastTrace trace = network.trace(data, rows);
            TraceRecorder recorder = new TraceRecorder();
            recorder.loss(trace.loss());
            recordOutputs(trace, recorder);
            record(trace.gradients(), recorder::gradient);
            record(trace.clippedGradients(), recorder::clippedGradient);
            record(trace.regularisedGradients(), recorder::regularisedGradient);
            if (!trace.regularisedGradients().isEmpty()) {
                recorder.update(this);
            }
            return recorder.trace();
        }

        private void recordOutputs(FastTrace trace, TraceRecorder recorder) {
            for (int l = 0; l < trace.preActivations().size(); l++) {
                int columns = initialWeights.get(2 * l + 1).values().length;
                recorder.output(l, LayerOutput.Z, columns, trace.preActivations().get(l));
                recorder.output(l, LayerOutput.A, columns, trace.activations().get(l));
                if (l < trace.dropped().size()) {
                    recorder.output(l, LayerOutput.DROPPED, columns, trace.dropped().get(l));
                }
                if (l < trace.outputGradients().size()) {
                    recorder.outputGradient(
                            l, LayerOutput.Z, columns, trace.outputGradients().get(l));
                }
            }
        }

        /** Weights and biases in turn, as the initial ones are. */
        private void record(List<double[]> values, Consumer<ParameterTensor> to) {
            for (int p = 0; p < values.size(); p++) {
                to.accept(initialWeights.get(p).withValues(values.get(p)));
            }
        }

        @Override
        public void setLearningRate(double learningRate) {
            network.setLearningRate(learningRate);
        }

        @Override
        public double[] predictProbabilities(Dataset data, int[] rows) {
            return network.predictProbabilities(data, rows);
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            return network.evaluate(data);
        }

        @Override
        public List<ParameterTensor> parameters() {
            return initialWeights.stream()
                    .map(t -> t.withValues(network.parameter(t.layer(), t.name())))
                    .toList();
        }

        @Override
        public void setParameters(List<ParameterTensor> parameters) {
            for (ParameterTensor tensor : parameters) {
                network.setParameter(tensor.layer(), tensor.name(), tensor.values());
            }
        }

        @Override
        public long stepCount() {
            return network.stepCount();
        }

        @Override
        public List<StateTensor> optimiserState() {
            return states.read(
                    stepCount(),
                    (p, parameter, state) ->
                            network.optimiserState(parameter.layer(), parameter.name(), state));
        }

        @Override
        public void setOptimiserState(long stepCount, List<StateTensor> state) {
            states.requireFit(stepCount, state);
            network.goTo(stepCount);
            for (StateTensor tensor : state) {
                network.setOptimiserState(
                        tensor.layer(), tensor.parameter(), tensor.state(), tensor.values());
            }
        }

        @Override
        public void close() {
            // plain Java memory: nothing to free
        }
    }
}
