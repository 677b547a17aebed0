package crosscheck.comparison.sweep.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.sweep.analysis.AnalysisDocument;
import crosscheck.comparison.sweep.analysis.StudyAnalysis;
import crosscheck.comparison.sweep.store.StudyJson;
import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.study.Attempt;
import crosscheck.comparison.sweep.study.EpochScore;
import crosscheck.comparison.sweep.study.FinalScore;
import crosscheck.comparison.sweep.study.Measurement;
import crosscheck.comparison.sweep.study.StudyProcess;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.comparison.sweep.study.Trial;
import crosscheck.comparison.sweep.study.WinnerTest;
import java.util.List;
import java.util.OptionalDouble;

/** A study with all its trials as one JSON document. */
public final class StudyDocument {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StudyDocument() {}

    /**
     * The document.
     *
     * @return every trial with parameters, state, scores and seconds per engine; new
     */
    public static ObjectNode of(StudyStore store) {
        List<Trial> all = store.trials();
        ObjectNode document = head(store, all);
        ArrayNode trials = document.putArray("trials");
        all.forEach(trial -> trials.add(trial(store.spec(), trial)));
        return document;
    }

    /**
     * The document without the trials, and with who worked on the study.
     *
     * @return what it was asked for, how far it has come, and each process with its command line,
     *     machine, data and versions; new
     */
    public static ObjectNode summary(StudyStore store) {
        ObjectNode document = head(store, store.trials());
        ArrayNode processes = document.putArray("processes");
        store.processes().forEach(process -> processes.add(process(process)));
        return document;
    }

    private static ObjectNode head(StudyStore store, List<Trial> all) {
        StudySpec spec = store.spec();
        ObjectNode document = NODES.objectNode();
        document.put("study", spec.name());
        document.put("data", spec.dataName());
        document.set("spec", StudyJson.of(spec));
        ObjectNode counts = document.putObject("counts");
        store.counts().forEach((state, count) -> counts.put(state.label(), count));
        document.set("best", null);
        store.best().ifPresent(best -> document.put("best", best.number()));
        ArrayNode tests = document.putArray("tests");
        store.tests().forEach(test -> tests.add(test(test)));
        document.set("analysis", AnalysisDocument.of(StudyAnalysis.of(spec, all)));
        return document;
    }

    private static ObjectNode process(StudyProcess process) {
        ObjectNode node =
                NODES.objectNode()
                        .put("number", process.number())
                        .put("host", process.host())
                        .put("process", process.processId())
                        .put("began", process.began().toString())
                        .put("ended", process.ended().map(Object::toString).orElse(null))
                        .put("exitCode", process.exitCode().orElse(null));
        try {
            new ObjectMapper()
                    .readTree(process.surroundings())
                    .properties()
                    .forEach(entry -> node.putIfAbsent(entry.getKey(), entry.getValue()));
        } catch (JsonProcessingException e) {
            node.put("surroundings", process.surroundings()); // whoever may have changed it
        }
        return node;
    }

    /**
     * The best trial alone.
     *
     * @return {@code study}, {@code best} (the trial as in {@link #of}) and {@code tests}; new
     */
    public static ObjectNode ofBest(StudyStore store) {
        ObjectNode document = NODES.objectNode();
        document.put("study", store.spec().name());
        document.put("data", store.spec().dataName());
        document.set("best", trial(store.spec(), store.best().orElseThrow()));
        ArrayNode tests = document.putArray("tests");
        store.tests().forEach(test -> tests.add(test(test)));
        return document;
    }

    private static ObjectNode test(WinnerTest test) {
        return NODES.objectNode()
                .put("trial", test.trial())
                .put("engine", test.engine().label())
                .put("seed", test.seed())
                .put("accuracy", test.accuracy())
                .put("loss", test.loss())
                .put("examples", test.examples());
    }

    private static ObjectNode trial(StudySpec spec, Trial trial) {
        ObjectNode node = NODES.objectNode();
        node.put("trial", trial.number());
        ObjectNode parameters = node.putObject("parameters");
        trial.point().values().forEach(parameters::put);
        node.put("state", trial.state().label());
        put(node, "objective", trial.objective());
        node.put("reason", trial.reason().orElse(null));
        ArrayNode engines = node.putArray("engines");
        spec.engines().forEach(engine -> engines.add(engine(engine, trial)));
        ArrayNode attempts = node.putArray("attempts");
        trial.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
        return node;
    }

    private static ObjectNode engine(EngineName engine, Trial trial) {
        ObjectNode node = NODES.objectNode();
        node.put("name", engine.label());
        put(node, "validationAccuracy", trial.meanAccuracy(engine));
        boolean scored = trial.meanAccuracy(engine).isPresent();
        node.put("seconds", scored ? (Double) trial.seconds(engine) : null);
        ArrayNode seeds = node.putArray("seeds");
        List<Measurement> own =
                trial.measurements().stream().filter(m -> m.engine() == engine).toList();
        own.forEach(measurement -> seeds.add(seed(measurement)));
        return node;
    }

    private static ObjectNode seed(Measurement measurement) {
        ObjectNode node = NODES.objectNode();
        node.put("seed", measurement.seed());
        node.set("score", measurement.score().map(StudyDocument::score).orElse(null));
        ArrayNode epochs = node.putArray("epochs");
        for (EpochScore epoch : measurement.epochs()) {
            epochs.addObject()
                    .put("epoch", epoch.epoch())
                    .put("trainLoss", epoch.trainLoss())
                    .put("validationAccuracy", epoch.validationAccuracy())
                    .put("validationLoss", epoch.validationLoss());
        }
        return node;
    }

    private static ObjectNode score(FinalScore score) {
        return NODES.objectNode()
                .put("keptEpoch", score.keptEpoch())
                .put("validationAccuracy", score.validationAccuracy())
                .put("validationLoss", score.validationLoss())
                .put("trainSeconds", score.trainSeconds())
                .put("seconds", score.seconds());
    }

    private static ObjectNode attempt(Attempt attempt) {
        return NODES.objectNode()
                .put("attempt", attempt.number())
                .put("host", attempt.host())
                .put("process", attempt.processId())
                .put("worker", attempt.worker())
                .put("began", attempt.began().toString())
                .put("ended", attempt.ended().map(Object::toString).orElse(null))
                .put("outcome", attempt.outcome().map(state -> state.label()).orElse(null));
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
    }
}
