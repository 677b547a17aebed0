package crosscheck.comparison.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order of all that an optimiser remembers: parameter by parameter, and for each the rule's
 * state names.
 *
 * @param trained the parameters that have a gradient, from the input to the output
 */
record OptimiserStates(List<ParameterTensor> trained, List<String> stateNames) {
    private static final Set<String> STATISTICS = Set.of("mean", "var");

    /** Reads one state. */
    @FunctionalInterface
    interface Reader {
        double[] read(int parameterIndex, ParameterTensor parameter, String state);
    }

    /** Of a network with these parameters; the running statistics among them are not trained. */
    static OptimiserStates of(List<ParameterTensor> parameters, List<String> stateNames) {
        return new OptimiserStates(
                parameters.stream().filter(p -> !STATISTICS.contains(p.name())).toList(),
                stateNames);
    }

    /** All states; none before the first step. */
    List<StateTensor> read(long stepCount, Reader reader) {
        List<StateTensor> states = new ArrayList<>();
        for (int p = 0; stepCount > 0 && p < trained.size(); p++) {
            for (String state : stateNames) {
                ParameterTensor parameter = trained.get(p);
                double[] values = reader.read(p, parameter, state);
                states.add(new StateTensor(parameter.layer(), parameter.name(), state, values));
            }
        }
        return states;
    }

    /** The place among the trained parameters that the i-th of all states belongs to. */
    int parameterIndex(int i) {
        return i / stateNames.size();
    }

    /** Checks that these are all states, in order. */
    void requireFit(long stepCount, List<StateTensor> states) {
        if (stepCount < 0) {
            throw new IllegalArgumentException(
                    "the number of steps must be at least 0, not " + stepCount);
        }
        int count = stepCount == 0 ? 0 : trained.size() * stateNames.size();
        if (states.size() != count) {
            throw new IllegalArgumentException(
                    "after %d steps there are %d states, not %d"
                            .formatted(stepCount, count, states.size()));
        }
        for (int i = 0; i < count; i++) {
            ParameterTensor parameter = trained.get(parameterIndex(i));
            String name = stateNames.get(i % stateNames.size());
            StateTensor found = states.get(i);
            int length = parameter.values().length;
            if (!found.fullName().equals(parameter.fullName() + "_" + name)
                    || found.values().length != length) {
                throw new IllegalArgumentException(
                        "state %d is %s_%s with %d numbers, not %s with %d"
                                .formatted(
                                        i,
                                        parameter.fullName(),
                                        name,
                                        length,
                                        found.fullName(),
                                        found.values().length));
            }
        }
    }
}
