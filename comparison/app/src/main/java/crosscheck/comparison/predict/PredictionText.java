package crosscheck.comparison.predict;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.runfolder.SavedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Predictions for a terminal: for each example the answer, then a bar for each class. */
public final class PredictionText {
    private static final int BAR = 30;

    private PredictionText() {}

    /**
     * The text.
     *
     * @param predictions one for each engine, at least one
     * @return several lines, without a line end after the last
     */
    public static String of(
            SavedModel model, List<PredictedExample> examples, List<Prediction> predictions) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            lines.add(answer(model.classNames(), examples.get(i), i, predictions));
            lines.addAll(bars(model.classNames(), i, predictions));
            lines.add("");
        }
        lines.add(model(model, predictions));
        return String.join(System.lineSeparator(), lines);
    }

    private static String answer(
            List<String> classNames,
            PredictedExample example,
            int row,
            List<Prediction> predictions) {
        String said =
                predictions.stream()
                        .map(
                                prediction -> {
                                    int best = prediction.mostLikely(row);
                                    return "%s (%s, %s)"
                                            .formatted(
                                                    classNames.get(best),
                                                    prediction.engine().label(),
                                                    Numbers.percent(
                                                            prediction
                                                                    .outputs()
                                                                    .get(row)
                                                                    .get(best)));
                                })
                        .collect(Collectors.joining(", "));
        String label =
                example.label().isPresent()
                        ? "; it is labelled " + classNames.get(example.label().getAsInt())
                        : "";
        return example.name() + ": " + said + label;
    }

    private static List<String> bars(
            List<String> classNames, int row, List<Prediction> predictions) {
        int longest = classNames.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        if (predictions.size() > 1) {
            lines.add(" ".repeat(longest + 2) + heads(predictions));
        }
        for (int label = 0; label < classNames.size(); label++) {
            StringBuilder line = new StringBuilder("  ");
            line.append(classNames.get(label));
            line.append(" ".repeat(longest - classNames.get(label).length()));
            for (Prediction prediction : predictions) {
                double output = prediction.outputs().get(row).get(label);
                int length = (int) Math.round(BAR * output);
                line.append("  |")
                        .append("#".repeat(length))
                        .append(" ".repeat(BAR - length))
                        .append("%9s".formatted(Numbers.percent(output)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String heads(List<Prediction> predictions) {
        return predictions.stream()
                .map(
                        prediction ->
                                ("  %-" + (BAR + 10) + "s").formatted(prediction.engine().label()))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static String model(SavedModel model, List<Prediction> predictions) {
        String engines =
                predictions.stream()
                        .map(
                                prediction ->
                                        "%s in %s with %s"
                                                .formatted(
                                                        prediction.engine().label(),
                                                        prediction.precision().label(),
                                                        prediction.weightsFile()))
                        .collect(Collectors.joining(", "));
        return "model: %s, %s%s; %s outputs; %s"
                .formatted(
                        model.path(),
                        model.network().shapeText(),
                        model.trainedOn().map(data -> " trained on " + data.name()).orElse(""),
                        model.network().loss().outputActivation(),
                        engines);
    }
}
