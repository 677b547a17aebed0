package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.JsonNode;
import crosscheck.comparison.page.Block;
import crosscheck.comparison.page.Facts;
import crosscheck.comparison.page.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was run, on what and where: all that is needed to do it again. */
final class Specification {
    private Specification() {}

    /** The network and its training in one line. */
    static String line(JsonNode document) {
        JsonNode spec = document.path("spec");
        List<String> parts = new ArrayList<>();
        parts.add(Text.of(spec, "/shape"));
        parts.add(Text.of(spec, "/activation"));
        parts.add(Text.of(spec, "/loss") + " loss");
        parts.add(Text.of(spec, "/initialiser") + " weights");
        if (Text.number(spec, "/dropoutRate") > 0 && !spec.has("filters")) { // else in the shape
            parts.add("dropout " + Text.of(spec, "/dropoutRate"));
        }
        parts.add(Text.of(spec, "/optimiser"));
        parts.add("learning rate " + Text.of(spec, "/learningRate"));
        parts.add("mini-batch " + Text.of(spec, "/miniBatchSize"));
        parts.add(Text.of(spec, "/epochs") + " epochs");
        JsonNode seeds = document.path("seeds");
        parts.add(
                seeds.size() > 1
                        ? "seeds " + Text.list(seeds, ", ")
                        : "seed " + Text.of(document, "/seed"));
        return String.join(", ", parts);
    }

    static Section of(List<ReportRun> runs) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String of = runs.size() > 1 ? " of run " + (i + 1) : "";
            JsonNode document = runs.get(i).document();
            blocks.add(new Facts("Network and training" + of, network(document)));
            blocks.add(new Facts("Data" + of, data(document)));
            blocks.add(new Facts("Machine and program" + of, machine(document)));
        }
        return new Section("Specification and provenance", blocks);
    }

    private static Map<String, String> network(JsonNode document) {
        JsonNode spec = document.path("spec");
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("network", Text.of(spec, "/shape") + " (" + Text.of(spec, "/model") + ")");
        rows.put("parameters", Text.count(spec, "/parameters"));
        rows.put(
                "activation",
                Text.of(spec, "/activation") + ", output " + Text.of(spec, "/outputActivation"));
        rows.put("loss", Text.of(spec, "/loss"));
        rows.put("initial weights", Text.of(spec, "/initialiser"));
        rows.put("normalisation", Text.of(spec, "/normalisation"));
        rows.put("dropout rate", Text.of(spec, "/dropoutRate"));
        rows.put("optimiser", Text.of(spec, "/optimiser") + parameters(spec));
        rows.put(
                "learning rate",
                Text.of(spec, "/learningRate") + ", schedule " + Text.of(spec, "/schedule"));
        rows.put("gradient clipping", Text.of(spec, "/clipping"));
        rows.put("L2 coefficient", Text.of(spec, "/l2Coefficient"));
        rows.put("mini-batch size", Text.of(spec, "/miniBatchSize"));
        rows.put("epochs", Text.of(spec, "/epochs"));
        rows.put("patience", Text.of(spec, "/patience"));
        rows.put(
                "seed",
                document.path("seeds").isEmpty()
                        ? Text.of(document, "/seed")
                        : Text.list(document.path("seeds"), ", "));
        return rows;
    }

    private static String parameters(JsonNode spec) {
        List<String> parts = new ArrayList<>();
        spec.path("optimiserParameters")
                .properties()
                .forEach(p -> parts.add(p.getKey() + " " + Text.of(p.getValue())));
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static Map<String, String> data(JsonNode document) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("name", Text.of(document, "/data/name"));
        rows.put("source", Text.of(document, "/provenance/source"));
        rows.put(
                "examples",
                "%s for training, %s for validation, %s for the test"
                        .formatted(
                                Text.count(document, "/data/train"),
                                Text.count(document, "/data/validation"),
                                Text.count(document, "/data/test")));
        rows.put(
                "shape",
                Text.list(document.at("/data/shape"), " x ") + " (channels, height, width)");
        rows.put("classes", Text.list(document.at("/data/classes"), ", "));
        rows.put("SHA-256 of all", Text.of(document, "/data/sha256"));
        document.at("/provenance/sha256")
                .properties()
                .forEach(file -> rows.put("SHA-256 of " + file.getKey(), Text.of(file.getValue())));
        return rows;
    }

    private static Map<String, String> machine(JsonNode document) {
        Map<String, String> rows = new LinkedHashMap<>();
        if (document.has("against")) {
            rows.put("options of setting b", Text.of(document, "/against/options"));
        }
        rows.put("command", "crosscheck " + Text.list(document.path("commandLine"), " "));
        rows.put("folder", Text.of(document, "/runFolder"));
        rows.put("began", Text.of(document, "/began"));
        rows.put("took", Text.of(document, "/seconds") + " s");
        rows.put("version", "crosscheck " + Text.of(document, "/crosscheckVersion"));
        rows.put("processor", Text.of(document, "/machine/cpu"));
        rows.put("processors for Java", Text.of(document, "/machine/processors"));
        rows.put("system", Text.of(document, "/machine/os"));
        rows.put("Java", Text.of(document, "/machine/java"));
        rows.put("largest heap", Text.of(document, "/machine/maxHeapMebibytes") + " MiB");
        rows.put("most memory", Text.of(document, "/machine/peakResidentMebibytes") + " MiB");
        JsonNode library = document.path("native");
        if (library.isObject()) {
            rows.put("Deeplearning4j", Text.of(library, "/dl4jVersion"));
            rows.put(
                    "its native library",
                    "%s, %s, OpenMP threads %s, BLAS threads %s, layer helpers %s"
                            .formatted(
                                    Text.of(library, "/library"),
                                    Text.of(library, "/blas"),
                                    Text.of(library, "/openMpThreads"),
                                    Text.of(library, "/blasThreads"),
                                    Text.of(library, "/layerHelpers")));
        }
        return rows;
    }
}
