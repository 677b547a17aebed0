package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.Progress;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.HandWritten;
import crosscheck.comparison.engine.ScratchEngine;
import crosscheck.comparison.engine.Trainee;
import crosscheck.comparison.lesson.Figure.Setting;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.ColourScale;
import crosscheck.comparison.page.ImageGrid;
import crosscheck.comparison.page.LabelledImage;
import crosscheck.comparison.page.Matrix;
import crosscheck.comparison.page.PageTable;
import crosscheck.comparison.page.Paragraph;
import crosscheck.comparison.page.Section;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import crosscheck.comparison.spec.TrainingSpec;
import crosscheck.comparison.training.EpochMetrics;
import crosscheck.comparison.training.Kept;
import crosscheck.comparison.training.TrainingListener;
import crosscheck.comparison.training.TrainingLoop;
import crosscheck.data.Dataset;
import crosscheck.data.Evaluation;
import crosscheck.data.Split;
import crosscheck.scratch.Batch;
import crosscheck.scratch.cnn.DigitCnn;
import crosscheck.scratch.measure.ConfusionMatrix;
import crosscheck.scratch.optimiser.Adam;
import crosscheck.scratch.optimiser.OptimiserSettings;
import crosscheck.scratch.optimiser.Variant;
import crosscheck.scratch.schedule.EarlyStopping;
import crosscheck.scratch.schedule.Schedule;
import crosscheck.scratch.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A hand-written convolutional network on a few thousand digits. */
final class CnnLesson implements Lesson {
    private static final int TRAIN_EXAMPLES = 4000;
    private static final int VALIDATION_EXAMPLES = 1000;
    private static final int EPOCHS = 10;
    private static final int PATIENCE = 1;
    private static final int MINI_BATCH_SIZE = 32;
    private static final double LEARNING_RATE = 0.001;
    private static final double DROPOUT_RATE = 0.25;
    private static final Adam ADAM = new Adam(Variant.PUBLISHED);

    @Override
    public String name() {
        return "cnn";
    }

    @Override
    public String title() {
        return "A convolutional network for digits";
    }

    @Override
    public String summary() {
        return "Convolution, max pooling, flattening, dense layers, dropout and early stopping on a few"
                + " thousand images: a short run, not the lectures' full training.";
    }

    @Override
    public LessonResult run(LessonContext context) throws IOException {
        DigitData data = DigitData.open(context);
        Dataset train = first(data.train(), TRAIN_EXAMPLES);
        Dataset validation = first(data.validation(), VALIDATION_EXAMPLES);
        DigitCnn cnn = new DigitCnn(DROPOUT_RATE, context.seed());
        TrainingLoop training = train(cnn, new Split(train, validation, data.test()), context);
        Evaluation test = cnn.network().evaluate(data.test());
        return new LessonResult(
                figures(data, train, training.epochs().size(), test),
                List.of(
                        network(data, train, validation, cnn),
                        curves(training),
                        pictures(cnn, validation),
                        confusion(cnn, validation)));
    }

    private static Dataset first(Dataset data, int examples) {
        return data.slice(0, Math.min(data.size(), examples));
    }

    private static TrainingLoop train(DigitCnn cnn, Split split, LessonContext context) {
        OptimiserSettings adam = OptimiserSettings.of(ADAM, LEARNING_RATE);
        TrainingSpec training =
                new TrainingSpec(
                                adam,
                                Schedule.CONSTANT,
                                Optional.of(new EarlyStopping(PATIENCE, 0)),
                                MINI_BATCH_SIZE,
                                EPOCHS,
                                context.seed())
                        .withMiniBatchSizeAtMost(split.train().size());
        try (Progress progress = context.progress("cnn", EPOCHS, " epochs");
                Trainee trainee =
                        ScratchEngine.trainee(new HandWritten(cnn::layers, cnn.loss()), adam)) {
            TrainingListener listener =
                    new TrainingListener() {
                        @Override
                        public void epochDone(EpochMetrics metrics) {
                            progress.at(metrics.epoch());
                        }
                    };
            return new TrainingLoop(
                            training,
                            split,
                            Kept.LOWEST_LOSS,
                            EngineName.SCRATCH,
                            trainee,
                            listener)
                    .run();
        }
    }

    private static List<Figure> figures(
            DigitData data, Dataset train, int epochs, Evaluation test) {
        Setting setting = data.isTheLectures() ? Setting.SHORT_RUN : Setting.OTHER_DATA;
        String note =
                "trained on %s images of %s for %d epochs; the lectures' about 99 %% is for 60,000 of MNIST and more epochs"
                        .formatted(Numbers.count(train.size()), train.name(), epochs);
        List<Figure> figures = new ArrayList<>();
        for (Lecture lecture : List.of(Lecture.WSU, Lecture.SHARCNET)) {
            figures.addAll(
                    new Figures(lecture)
                            .beside(
                                    "cnn: test accuracy in %, about",
                                    "99", setting, note, 100 * test.accuracyFraction())
                            .list());
        }
        return figures;
    }

    // ---- sections -----------------------------------------------------------------------------

    private static Section network(
            DigitData data, Dataset train, Dataset validation, DigitCnn cnn) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cnn.layers().size(); i++) {
            rows.add(PageTable.row(i + 1, cnn.layers().get(i).toString()));
        }
        return Section.of(
                "The network",
                data.paragraph(),
                new Paragraph(
                        "%s numbers are learned from the first %s training images, by Adam with learning rate %s on mini-batches of %d. Training ends when the loss of %s validation images was no better for %d epochs in a row, or after %d; the weights of the best epoch are kept."
                                .formatted(
                                        Numbers.count(cnn.network().parameterCount()),
                                        Numbers.count(train.size()),
                                        LEARNING_RATE,
                                        MINI_BATCH_SIZE,
                                        Numbers.count(validation.size()),
                                        PATIENCE + 1,
                                        EPOCHS)),
                PageTable.of("Layers", List.of("no.", "layer"), rows));
    }

    private static Section curves(TrainingLoop training) {
        List<EpochMetrics> epochs = training.epochs();
        Evaluation kept = epochs.get(training.keptEpoch() - 1).validation();
        return Section.of(
                "Learning curves",
                XyChart.lines(
                        "Loss by epoch",
                        "%s The best epoch is %d: validation loss %s, accuracy %s."
                                .formatted(
                                        epochs.size() < EPOCHS
                                                ? "Stopped early, after epoch %d."
                                                        .formatted(epochs.size())
                                                : "All %d epochs were run.".formatted(EPOCHS),
                                        training.keptEpoch(),
                                        Numbers.fixed(kept.loss(), 4),
                                        Numbers.percent(kept.accuracyFraction())),
                        Axis.of("epoch"),
                        Axis.log("loss"),
                        List.of(
                                Series.overTime(
                                        "steps of the epoch, with dropout",
                                        epochs.stream().map(EpochMetrics::trainLoss).toList()),
                                Series.overTime(
                                        "validation",
                                        epochs.stream().map(e -> e.validation().loss()).toList()))),
                XyChart.lines(
                        "Accuracy by epoch",
                        "The share of correct validation images begins at %s."
                                .formatted(
                                        Numbers.percent(
                                                epochs.get(0).validation().accuracyFraction())),
                        Axis.of("epoch"),
                        Axis.of("correct in %"),
                        List.of(
                                Series.overTime(
                                        "validation",
                                        epochs.stream()
                                                .map(e -> 100 * e.validation().accuracyFraction())
                                                .toList()))));
    }

    private static Section pictures(DigitCnn cnn, Dataset validation) {
        Tensor digit = Batch.features(validation, new int[] {0});
        return Section.of(
                "What the first convolution sees",
                new ImageGrid(
                        "Its eight kernels of 5 x 5",
                        "Orange weights ask for ink, blue ones with dots for paper.",
                        ColourScale.DIVERGING,
                        images("kernel ", cnn.firstKernels())),
                new ImageGrid(
                        "A validation image, a " + validation.label(0),
                        "The image that the maps below are made of.",
                        ColourScale.INK,
                        List.of(
                                new LabelledImage(
                                        "label " + validation.label(0),
                                        new Matrix(
                                                DigitData.SIDE, DigitData.SIDE, digit.values())))),
                new ImageGrid(
                        "Its eight feature maps behind the ReLU",
                        "Light is where a kernel answers; where it would answer below 0 the ReLU leaves it dark.",
                        ColourScale.SEQUENTIAL,
                        images("map ", cnn.firstMaps(digit))));
    }

    /** One image for each index of the first two extents together. */
    private static List<LabelledImage> images(String name, Tensor tensor) {
        int[] shape = tensor.shape();
        int height = shape[2];
        int width = shape[3];
        return IntStream.range(0, shape[0] * shape[1])
                .mapToObj(
                        i ->
                                new LabelledImage(
                                        name + (i + 1),
                                        new Matrix(
                                                height,
                                                width,
                                                Arrays.copyOfRange(
                                                        tensor.values(),
                                                        i * height * width,
                                                        (i + 1) * height * width))))
                .toList();
    }

    private static Section confusion(DigitCnn cnn, Dataset validation) {
        int[] rows = IntStream.range(0, validation.size()).toArray();
        ConfusionMatrix matrix =
                ConfusionMatrix.of(
                        IntStream.of(rows).map(validation::label).toArray(),
                        cnn.network().predict(Batch.features(validation, rows)),
                        DigitData.CLASSES);
        return Section.of(
                "Confusions",
                DigitPictures.heatmap(
                        "Confusion matrix of the validation images",
                        "Accuracy %s; %s."
                                .formatted(
                                        Numbers.percent(matrix.accuracyFraction()),
                                        DigitPictures.worst(matrix)),
                        DigitPictures.names(),
                        matrix));
    }
}
