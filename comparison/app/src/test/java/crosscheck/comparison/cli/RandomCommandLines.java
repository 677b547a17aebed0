package crosscheck.comparison.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws valid command lines of {@code parity}: any model, data, option and value that people use.
 */
final class RandomCommandLines {
    private static final String[] RULES = {
        "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "nadam", "amsgrad"
    };
    private static final String[] CLIPPINGS = {"value", "tensor-norm"}; // what DL4J has
    private static final String[] SCHEDULES = {
        "step:factor=0.5,everyEpochs=1", "exponential:factor=0.9", "plateau:factor=0.5,patience=1"
    };

    private final SplittableRandom random;
    private final Path images;
    private List<String> line;

    /**
     * The images are a folder of a few drawn digits: drawing 70,000 for each line would take
     * longest.
     */
    RandomCommandLines(long seed, Path images) {
        random = new SplittableRandom(seed);
        this.images = images;
    }

    /** The next one, without {@code --out}. */
    String[] next() {
        line = new ArrayList<>(List.of("parity", "--json", "--quiet"));
        boolean ofImages = chance(0.35);
        boolean convolutions = ofImages && chance(0.4);
        boolean softmax = !convolutions && chance(0.1);
        if (ofImages) {
            add("--data", images.toString());
        } else {
            add("--data", chance(0.9) ? "iris" : oneOf("and", "or", "nand", "xor"));
        }
        int examples = line.contains("iris") || ofImages ? 40 : 4;
        add("--train-examples", oneOf("50", "100", "200"), ofImages);
        if (convolutions) {
            add("--model", oneOf("lenet", "cnn"));
            add("--filters", oneOf("1", "2", "3"));
            add("--kernel", oneOf("2", "3", "5"), chance(0.5));
            add("--normalisation", "batch", chance(0.5));
        } else if (softmax) {
            add("--model", "softmax");
        } else {
            add("--hidden", oneOf("1", "3", "5", "8", "12", "30", "8,5", "10,10,4"), chance(0.9));
        }
        network(convolutions, softmax);
        training(convolutions, ofImages, examples);
        return line.toArray(String[]::new);
    }

    private void network(boolean convolutions, boolean softmax) {
        if (!softmax && !convolutions) {
            add("--activation", oneOf("sigmoid", "tanh", "relu", "identity"), chance(0.7));
            add("--loss", oneOf("quadratic", "cross-entropy"), chance(0.6));
        }
        if (!softmax) {
            add("--dropout", oneOf("0", "0.1", "0.3", "0.5"), convolutions || chance(0.2));
        }
        add("--initialiser", oneOf("xavier", "he", "normal"), chance(0.6));
    }

    private void training(boolean convolutions, boolean ofImages, int mostExamples) {
        String rule = oneOf(RULES);
        add("--optimiser", rule, chance(0.8));
        if (!line.contains("adadelta")) { // it has no learning rate
            add("--schedule", oneOf(SCHEDULES), chance(0.25));
            add(
                    "--learning-rate",
                    chance(0.05) ? oneOf("1e2", "1e4") : power(-4, 1.5),
                    chance(0.6));
        }
        add("--l2", power(-5, 0), chance(0.3));
        boolean normalised = line.contains("batch"); // DL4J clips running statistics: refused
        add("--clip", oneOf(CLIPPINGS) + ":limit=" + power(-3, 1), !normalised && chance(0.3));
        add(
                "--mini-batch-size",
                Integer.toString(
                        1 + random.nextInt(convolutions ? 8 : ofImages ? 20 : mostExamples)),
                convolutions || chance(0.7));
        add("--steps", Integer.toString(1 + random.nextInt(convolutions ? 4 : ofImages ? 20 : 40)));
        add("--seed", Integer.toString(random.nextInt(10_000)));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** Between two powers of ten. */
    private String power(double least, double most) {
        return "%.2e".formatted(Math.pow(10, least + (most - least) * random.nextDouble()));
    }

    private void add(String option, String value) {
        line.add(option);
        line.add(value);
    }

    private void add(String option, String value, boolean wanted) {
        if (wanted) {
            add(option, value);
        }
    }
}
