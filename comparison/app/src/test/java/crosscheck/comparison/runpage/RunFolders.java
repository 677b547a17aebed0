package crosscheck.comparison.runpage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.npz.NpyArray;
import crosscheck.comparison.npz.NpzFile;
import crosscheck.comparison.npz.NumberType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Run folders as {@code compare} leaves them, written by hand: 2 x 2 pixels, 2 classes. */
final class RunFolders {
    static final ObjectMapper JSON = new ObjectMapper();
    static final int UNITS = 3;

    private RunFolders() {}

    /** A folder of these engines, which were trained from a seed for some epochs. */
    static Path write(Path folder, long seed, int epochs, List<String> engines) throws IOException {
        Files.createDirectories(folder);
        document(folder, seed, epochs, engines);
        StringBuilder metrics =
                new StringBuilder(
                        "data,engine,precision,seed,epoch,trainLoss,validationLoss,validationAccuracy,trainSeconds,learningRate,setting,testLoss,testAccuracy\n");
        StringBuilder predictions =
                new StringBuilder("seed,engine,index,label,predicted,probability,setting\n");
        for (String engine : engines) {
            int which = engines.indexOf(engine);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                double loss = (1.0 + 0.01 * which + 0.1 * seed) / epoch;
                metrics.append(
                        "d,%s,float,%d,%d,%s,%s,0.5,1.5,3,a,,\n"
                                .formatted(quoted(engine), seed, epoch, loss, loss + 1));
            }
            for (int i = 0; i < 4; i++) { // the second engine is wrong on the last example
                int predicted = i == 3 && which == 1 ? 0 : i % 2;
                predictions.append(
                        "%d,%s,%d,%d,%d,0.75,a\n"
                                .formatted(seed, quoted(engine), i, i % 2, predicted));
            }
            weights(
                    folder.resolve("weights-" + engine.replaceAll("\\W", "") + ".npz"),
                    seed + which);
        }
        Files.writeString(folder.resolve("metrics.csv"), metrics);
        Files.writeString(folder.resolve("predictions.csv"), predictions);
        return folder;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void document(Path folder, long seed, int epochs, List<String> engines)
            throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("command", engines.size() > 1 ? "compare" : "train");
        document.put("seed", seed);
        document.put("verdict", engines.size() > 1 ? "agree" : "not compared");
        document.put("reason", "The networks agree.");
        document.put("runFolder", folder.toString());
        document.putArray("commandLine").add("compare").add("--seed").add(String.valueOf(seed));
        ObjectNode data = document.putObject("data");
        data.put("name", "d").put("sha256", "abc").put("train", 8).put("validation", 4);
        data.put("test", 4);
        data.putArray("shape").add(1).add(2).add(2);
        data.putArray("classes").add("zero").add("one");
        ObjectNode spec = document.putObject("spec");
        spec.put("shape", "4-3-2").put("model", "mlp").put("loss", "quadratic");
        spec.put("epochs", epochs).putArray("layers").add(4).add(UNITS).add(2);
        ArrayNode list = document.putArray("engines");
        for (String engine : engines) {
            ObjectNode node = list.addObject();
            node.put("name", engine).put("setting", "a").put("precision", "float");
            node.putArray("runs").addObject().put("seed", seed).put("testAccuracy", 0.75);
            node.put("testAccuracy", 0.75).put("testLoss", 0.25).put("testCorrect", 3);
            node.put("secondsPerEpoch", 2.0 + list.size()).put("epochs", epochs);
            node.put("keptEpoch", epochs).put("computesWith", "a test");
            ArrayNode matrix = node.putArray("confusionMatrix");
            matrix.addArray().add(2).add(0);
            matrix.addArray().add(1).add(1);
        }
        ObjectNode parity = document.putObject("parityByEngine");
        for (String engine : engines.subList(1, engines.size())) {
            ObjectNode result = parity.putObject(engine).putObject("float");
            result.put("steps", 1000).put("maxAbsWeightDifference", 2e-6).put("tolerance", 2e-5);
            result.put("firstDivergence", "").put("passed", true);
            ObjectNode byStep = result.putObject("byStep");
            byStep.putArray("step").add(1).add(2).add(1000);
            byStep.putArray("weights").add(0.0).add(1e-7).add(2e-6);
            byStep.putArray("loss").add(0.0).add(0.0).add(0.0);
            byStep.putArray("outputs").add(1e-8).add("Infinity");
        }
        JSON.writeValue(folder.resolve("run.json").toFile(), document);
    }

    private static void weights(Path file, long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("0_W", array(random, List.of(4, UNITS)));
        arrays.put("0_b", array(random, List.of(UNITS)));
        NpzFile.write(file, arrays);
    }

    static NpyArray array(Random random, List<Integer> shape) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        return new NpyArray(NumberType.FLOAT64, shape, random.doubles(size, -1, 1).toArray());
    }

    /** The document of a folder, to be changed. */
    static ObjectNode read(Path folder) throws IOException {
        return (ObjectNode) JSON.readTree(folder.resolve("run.json").toFile());
    }

    static void replace(Path folder, ObjectNode document) throws IOException {
        JSON.writeValue(folder.resolve("run.json").toFile(), document);
    }
}
