package crosscheck.comparison.trace;

import crosscheck.comparison.engine.ParameterTensor;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.engine.Reference;
import crosscheck.comparison.engine.StateTensor;
import crosscheck.comparison.engine.StepTrace;
import crosscheck.comparison.engine.TraceRecorder;
import crosscheck.comparison.engine.TracedTensor;
import crosscheck.comparison.engine.Trainee;
import crosscheck.data.Dataset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The reference and its shadows, which take every step together: they give the numbers that others
 * are held against, and how far others may be from them.
 *
 * <p>Each network is one thread's at a time and has its own random roundings, so that the bounds
 * are the same for any number of threads.
 */
final class Shadows {
    /** Of each precision, at least. */
    private static final int LEAST = 3;

    /**
     * Random errors of each tensor, over all shadows. The largest of k falls below a sixteenth of
     * what is usual with a probability of about 16^-k; a tensor of one number has one per shadow.
     */
    private static final int LEAST_ERRORS = 12;

    private static final ExecutorService THREADS =
            Executors.newFixedThreadPool(
                    Runtime.getRuntime().availableProcessors(),
                    task -> {
                        Thread thread = new Thread(task, "shadow");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Trainee reference;
    private final Map<Precision, List<Trainee>> shadows = new LinkedHashMap<>();

    /** What a step gave: the reference's numbers, and for each precision the bounds. */
    record Step(StepTrace trace, Map<Precision, StepBounds> bounds) {}

    Shadows(Reference reference, Collection<Precision> precisions, long seed) {
        this.reference = reference.trainee();
        int count = Math.max(LEAST, -Math.floorDiv(-LEAST_ERRORS, fewestNumbers(this.reference)));
        for (Precision precision : precisions) {
            List<Trainee> own = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                own.add(reference.shadow(precision, seed + k));
            }
            shadows.put(precision, own);
        }
    }

    /** Of any parameter; what a layer puts out has at least as many as its biases. */
    private static int fewestNumbers(Trainee trainee) {
        return trainee.parameters().stream()
                .mapToInt(parameter -> parameter.values().length)
                .min()
                .orElse(1);
    }

    /** The reference itself. */
    Trainee reference() {
        return reference;
    }

    void setLearningRate(double learningRate) {
        reference.setLearningRate(learningRate);
        all().forEach(shadow -> shadow.setLearningRate(learningRate));
    }

    /** Goes to where another network is, without any error on the way. */
    void goTo(Trainee other) {
        List<ParameterTensor> parameters = other.parameters();
        List<StateTensor> state = other.optimiserState();
        List<Trainee> ours = new ArrayList<>(all());
        ours.add(reference);
        for (Trainee trainee : ours) {
            trainee.setParameters(parameters);
            trainee.setOptimiserState(other.stepCount(), state);
        }
    }

    private List<Trainee> all() {
        return shadows.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Takes a step. Nobody else may take one on DL4J in the meantime: what Java's collector finds
     * unused while a native call runs, ND4J may free under it.
     */
    Step step(Dataset data, int[] rows) {
        return together(trainee -> trainee.trace(data, rows));
    }

    /** What all have before the first step. */
    Step start() {
        return together(Shadows::weights);
    }

    static StepTrace weights(Trainee trainee) {
        TraceRecorder recorder = new TraceRecorder();
        trainee.parameters().forEach(recorder::weight);
        return recorder.trace();
    }

    /** What all put out for some examples after training. */
    Step inference(Dataset data, int[] rows) {
        return together(trainee -> inference(trainee, data, rows));
    }

    static StepTrace inference(Trainee trainee, Dataset data, int[] rows) {
        double[] outputs = trainee.predictProbabilities(data, rows);
        return new StepTrace(List.of(TracedTensor.inference(rows.length, outputs)));
    }

    /** The reference first, since the shadows decide as it did; then they, several at a time. */
    private Step together(Function<Trainee, StepTrace> act) {
        StepTrace trace = act.apply(reference);
        Map<Precision, List<CompletableFuture<Map<String, Bound>>>> running = new LinkedHashMap<>();
        shadows.forEach((precision, own) -> running.put(precision, begin(own, act, trace)));
        Map<Precision, StepBounds> bounds = new LinkedHashMap<>();
        running.forEach(
                (precision, own) ->
                        bounds.put(
                                precision,
                                StepBounds.of(
                                        trace,
                                        own.stream().map(CompletableFuture::join).toList(),
                                        precision)));
        return new Step(trace, bounds);
    }

    private static List<CompletableFuture<Map<String, Bound>>> begin(
            List<Trainee> shadows, Function<Trainee, StepTrace> act, StepTrace reference) {
        return shadows.stream()
                .map(
                        shadow ->
                                CompletableFuture.supplyAsync(
                                        () -> StepBounds.deviations(reference, act.apply(shadow)),
                                        THREADS))
                .toList();
    }
}
