package crosscheck.comparison.engine;

import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.dl4j.Dl4jNetwork;
import crosscheck.dl4j.NetworkConfiguration;
import crosscheck.dl4j.Updating;
import crosscheck.dl4j.runtime.Backend;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.UpdateRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.optimize.api.TrainingListener;

/** Deeplearning4j. */
public final class Dl4jEngine implements Engine {
    private final List<TrainingListener> listeners;

    /**
     * The engine on the processor; prepares and loads the native library.
     *
     * @param threads of the native library, at least 1; the results depend on it
     */
    public Dl4jEngine(int threads) {
        this(Backend.CPU, threads);
    }

    /**
     * The engine; prepares and loads the native library.
     *
     * @param backend what ND4J computes with
     * @param threads of the native library, at least 1; the results depend on it
     */
    public Dl4jEngine(Backend backend, int threads) {
        this(List.of());
        NativeRuntime.start(backend, threads);
    }

    private Dl4jEngine(List<TrainingListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * The same engine with somebody who watches what it trains.
     *
     * @param listener told by each network after each step; it must not change the network
     */
    public Dl4jEngine watchedBy(TrainingListener listener) {
        return new Dl4jEngine(List.of(listener));
    }

    @Override
    public EngineName name() {
        return EngineName.DL4J;
    }

    @Override
    public String computesWith() {
        NativeInfo info = NativeRuntime.info();
        String backend = info.backend().equals("CPU") ? "" : info.backend() + " ";
        return "ND4J %s, %s%s, layer helpers %s, OpenMP threads %d"
                .formatted(
                        info.dl4jVersion(),
                        backend,
                        info.library(),
                        info.layerHelpers(),
                        info.openMpThreads());
    }

    @Override
    public List<Precision> precisions() {
        return List.of(Precision.DOUBLE, Precision.FLOAT);
    }

    @Override
    public Trainee create(
            NetworkSpec network,
            TrainingSpec training,
            List<ParameterTensor> initialWeights,
            Precision precision) {
        Dl4jTrainee trainee =
                withWeights(
                        Dl4jConfigurations.of(network, training, precision),
                        training.optimiser().rule(),
                        initialWeights);
        listeners.forEach(trainee.network::addListener);
        return trainee;
    }

    /**
     * A network that no {@link NetworkSpec} describes; the native library must have been started.
     *
     * @param configuration the network for DL4J
     * @param rule the update rule that it has, in the words of the hand-written side
     * @param initialWeights one tensor for each parameter; not modified
     * @return ready to train; the caller closes it
     */
    public static Trainee trainee(
            NetworkConfiguration configuration,
            UpdateRule rule,
            List<ParameterTensor> initialWeights) {
        return withWeights(configuration, rule, initialWeights);
    }

    private static Dl4jTrainee withWeights(
            NetworkConfiguration configuration,
            UpdateRule rule,
            List<ParameterTensor> initialWeights) {
        Dl4jTrainee trainee = new Dl4jTrainee(new Dl4jNetwork(configuration), initialWeights, rule);
        trainee.setParameters(initialWeights);
        return trainee;
    }

    /**
     * A network as the framework's side takes it. Loads no native library.
     *
     * @param training optimiser, and the seed of the dropout masks
     * @return without its weights
     * @throws UnsupportedSpecException if DL4J has no such network or training
     */
    public static NetworkConfiguration configuration(
            NetworkSpec network, TrainingSpec training, Precision precision) {
        return Dl4jConfigurations.of(network, training, precision);
    }

    /**
     * Translates an optimiser.
     *
     * @param optimiser rule, learning rate, clipping and L2
     * @return DL4J's words for it
     * @throws UnsupportedSpecException if DL4J has no such rule or clipping
     */
    public static Updating updating(OptimiserSettings optimiser) {
        return Dl4jUpdating.of(optimiser);
    }

    private record Dl4jTrainee(
            Dl4jNetwork network, List<ParameterTensor> initialWeights, UpdateRule rule)
            implements Trainee {
        @Override
        public double step(Dataset data, int[] rows) {
            return network.step(data, rows);
        }

        @Override
        public StepTrace trace(Dataset data, int[] rows) {
            TraceRecorder recorder = new TraceRecorder();
            OptimiserStates states = states();
            recorder.loss(network.trace(data, rows, new Dl4jObserver(recorder, states.trained())));
            recorder.update(this);
            return recorder.trace();
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
            return network.iterationCount();
        }

        @Override
        public List<StateTensor> optimiserState() {
            Map<String, String> names = Dl4jStateNames.of(rule);
            return states().read(
                            stepCount(),
                            (p, parameter, state) ->
                                    network.updaterState(parameter.layer(), parameter.name())
                                            .get(names.get(state)));
        }

        @Override
        public void setOptimiserState(long stepCount, List<StateTensor> state) {
            OptimiserStates states = states();
            states.requireFit(stepCount, state);
            network.goTo(Math.toIntExact(stepCount));
            Map<String, String> names = Dl4jStateNames.of(rule);
            for (int i = 0; i < state.size(); i += names.size()) {
                Map<String, double[]> ofParameter = new HashMap<>();
                for (StateTensor tensor : state.subList(i, i + names.size())) {
                    ofParameter.put(names.get(tensor.state()), tensor.values());
                }
                StateTensor first = state.get(i);
                network.setUpdaterState(first.layer(), first.parameter(), ofParameter);
            }
        }

        private OptimiserStates states() {
            return OptimiserStates.of(initialWeights, rule.stateNames());
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
