package crosscheck.comparison.parity;

import crosscheck.comparison.engine.ForwardingTrainee;
import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Trainee;
import java.util.List;
import java.util.function.Consumer;

/** A trainee whose weights are spoilt in the second layer's W when they are read out. */
final class Faulty extends ForwardingTrainee {
    private final int soundReadings;
    private final Consumer<ParameterTensor> fault;
    private int readings;

    /** Spoils every reading after the first few: reading 0 is before the first step. */
    Faulty(Trainee sound, int soundReadings, Consumer<ParameterTensor> fault) {
        super(sound);
        this.soundReadings = soundReadings;
        this.fault = fault;
    }

    @Override
    public List<ParameterTensor> parameters() {
        List<ParameterTensor> parameters = super.parameters();
        if (readings >= soundReadings) {
            fault.accept(parameters.get(2));
        }
        readings++;
        return parameters;
    }
}
