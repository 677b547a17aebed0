package crosscheck.comparison.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.json.SpecJson;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.spec.Choices;
import crosscheck.comparison.spec.NetworkSpec;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.Training;
import crosscheck.comparison.training.WeightsSource;
import crosscheck.data.Dataset;
import crosscheck.data.Provenance;
import crosscheck.data.Split;
import crosscheck.scratch.optimiser.OptimiserSettings;
import java.util.List;
import java.util.Optional;

/** {@code spec.json}: what is computed, in formulas, and what each array is. */
final class SpecDocument {
    private static final int FORMAT = 1;
    private static final String TRAIN_IMAGES = "train-images";

    private SpecDocument() {}

    static ObjectNode of(
            Training job,
            Optional<WeightsSource> weightsSource,
            ExportedSteps steps,
            List<StepExport> sides,
            Inventory inventory) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", FORMAT);
        document.put("writtenBy", "crosscheck " + Version.text());
        document.put("steps", steps.count());
        document.put("stepsPerEpoch", steps.perEpoch());
        document.put("miniBatchSize", job.training().miniBatchSize());
        document.put("seed", job.training().seed());
        document.set("spec", SpecJson.of(job.network(), job.training()));
        document.set("network", network(job.network()));
        document.set("loss", loss(job.network()));
        document.set("update", update(job.training()));
        document.set("initialWeights", initialWeights(job.network(), weightsSource));
        document.set("data", data(job));
        ArrayNode engines = document.putArray("engines");
        sides.forEach(side -> engines.add(engine(side)));
        document.put(
                "shapes",
                "of step_S_NAME those of step 1: the first extent of what layers put out is the"
                        + " number of examples, which is smaller where a mini-batch is");
        document.set("arrays", inventory.toJson());
        return document;
    }

    private static ObjectNode network(NetworkSpec network) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", network.model().label());
        node.put("shape", network.shapeText());
        ArrayNode layers = node.putArray("layers");
        PlacedLayer.of(network)
                .forEach(layer -> layers.add(LayerDocument.of(layer, network.activation())));
        return node;
    }

    private static ObjectNode loss(NetworkSpec network) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", network.loss().label());
        node.put("outputActivation", network.loss().outputActivation());
        node.put("formula", Formulas.of(network.loss()));
        node.put("gradient", Formulas.gradient(network.loss()));
        node.put(
                "meaning",
                "z is what the last layer puts out, t the one-hot targets, n the examples of the"
                        + " mini-batch; the loss is that before the update, without the L2 term. In"
                        + " losses, not in gradients, dl4j takes a softmax below 1e-30 for 1e-30");
        return node;
    }

    private static ObjectNode update(TrainingSpec training) {
        OptimiserSettings optimiser = training.optimiser();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("order", "gradient of the loss, clipping, L2, optimiser");
        node.put("optimiser", Choices.OPTIMISERS.name(optimiser.rule()));
        ObjectNode parameters = node.putObject("parameters");
        Choices.OPTIMISERS.parameters(optimiser.rule()).forEach(parameters::putPOJO);
        ArrayNode formula = node.putArray("formula");
        Formulas.of(optimiser.rule()).forEach(formula::add);
        ArrayNode states = node.putArray("state");
        optimiser.rule().stateNames().forEach(states::add);
        node.put("initialState", optimiser.rule().initialState());
        node.put("learningRate", training.learningRate());
        node.put("schedule", Choices.SCHEDULES.text(training.schedule()));
        node.put(
                "learningRates",
                "learning_rates of each trace file: the lr of each step. A schedule changes it"
                        + " between epochs, by the engine's own validation losses; early stopping"
                        + " is left out of the exported steps");
        ObjectNode clipping = node.putObject("clipping");
        clipping.put("kind", Choices.CLIPPINGS.name(optimiser.clipping()));
        Choices.CLIPPINGS.parameters(optimiser.clipping()).forEach(clipping::putPOJO);
        clipping.put("formula", Formulas.of(optimiser.clipping()));
        ObjectNode l2 = node.putObject("l2");
        l2.put("coefficient", optimiser.l2Coefficient());
        l2.put("formula", "g = g + coefficient w for arrays named W only; no part of the loss");
        return node;
    }

    private static ObjectNode initialWeights(NetworkSpec network, Optional<WeightsSource> source) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", Export.INITIAL_WEIGHTS);
        node.put("initialiser", network.initialiser().label());
        node.put("sha256OfGivenFile", source.map(WeightsSource::sha256).orElse(null));
        node.put(
                "meaning",
                "before the first step; an engine in float rounds them. Batch normalisation begins"
                        + " with the gamma, beta, mean and var in it");
        return node;
    }

    private static ObjectNode data(Training job) {
        Split split = job.split();
        Dataset train = split.train();
        Provenance provenance = train.provenance();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", train.name());
        node.put("sha256", provenance.sha256());
        ObjectNode files = node.putObject("sha256ByFile");
        provenance.sha256ByFile().forEach(files::put);
        node.put("train", train.size());
        node.put("validation", split.validation().size());
        node.put("test", split.test().size());
        ArrayNode classes = node.putArray("classes");
        train.classNames().forEach(classes::add);
        boolean images =
                provenance.sha256ByFile().keySet().stream().anyMatch(f -> f.contains(TRAIN_IMAGES));
        node.put(
                "rows",
                images
                        ? "row r of the training part is image r of " + TRAIN_IMAGES
                        : "row r of the training part is in examples.npz where it is used");
        node.put(
                "inputs",
                train.shape().isImage()
                        ? "pixels from 0 to 255 divided by 255 in float32, channel by channel, row"
                                + " by row"
                        : "features in float32");
        node.put("augmentation", Choices.text(job.training().augmentation()));
        return node;
    }

    private static ObjectNode engine(StepExport side) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", side.side().name());
        node.put("precision", side.side().precision().label());
        node.put("computesWith", side.side().engine().computesWith());
        node.put("steps", side.stepsTaken());
        node.put("tracedSteps", side.tracedSteps());
        ArrayNode after = node.putArray("weightsAfter");
        side.weightsAfter().forEach(after::add);
        node.put("trace", StepExport.traceFile(side.side()));
        return node;
    }
}
