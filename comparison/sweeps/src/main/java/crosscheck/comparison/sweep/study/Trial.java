package crosscheck.comparison.sweep.study;

import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.space.Point;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One point of a study and what is known of it.
 *
 * @param number 0 for the first
 * @param objective mean validation accuracy of the study's first engine over the seeds, a fraction;
 *     only where it is complete
 * @param reason why it is not complete, where there is something to say
 * @param measurements in the order of engines and seeds; those not yet begun are missing
 * @param attempts in their order
 */
public record Trial(
        int number,
        Point point,
        TrialState state,
        OptionalDouble objective,
        Optional<String> reason,
        List<Measurement> measurements,
        List<Attempt> attempts) {

    public Trial {
        measurements = List.copyOf(measurements);
        attempts = List.copyOf(attempts);
    }

    /**
     * One training of it.
     *
     * @param seedIndex 0 for the first seed
     */
    public Optional<Measurement> measurement(EngineName engine, int seedIndex) {
        return measurements.stream()
                .filter(m -> m.engine() == engine && m.seedIndex() == seedIndex)
                .findFirst();
    }

    /**
     * Mean validation accuracy of an engine.
     *
     * @return over the trainings that have ended, a fraction; empty where there is none
     */
    public OptionalDouble meanAccuracy(EngineName engine) {
        return measurements.stream()
                .filter(m -> m.engine() == engine && m.score().isPresent())
                .mapToDouble(m -> m.score().orElseThrow().validationAccuracy())
                .average();
    }

    /**
     * Time of an engine.
     *
     * @return wall-clock time of the trainings that have ended, in seconds
     */
    public double seconds(EngineName engine) {
        return measurements.stream()
                .filter(m -> m.engine() == engine)
                .flatMap(m -> m.score().stream())
                .mapToDouble(FinalScore::seconds)
                .sum();
    }
}
