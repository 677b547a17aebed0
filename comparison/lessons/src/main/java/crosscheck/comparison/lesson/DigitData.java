package crosscheck.comparison.lesson;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.lesson.Figure.Setting;
import crosscheck.comparison.page.Paragraph;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.mnist.Mnist;

/**
 * Images of digits: MNIST as the lectures have it, or others, on which the lectures' figures say
 * nothing.
 *
 * @param split 28 x 28 pixels, ten classes
 */
record DigitData(Split split) {
    /** Rows and columns of an image. */
    static final int SIDE = 28;

    /** The number of digits. */
    static final int CLASSES = 10;

    /** MNIST's 60,000 training images without those for validation. */
    private static final int TRAIN_EXAMPLES = 50_000;

    static DigitData open(LessonContext context) throws InvalidDataException {
        Split split = context.data().open();
        Dataset train = split.train();
        if (!train.shape().equals(ExampleShape.image(SIDE, SIDE))
                || train.classCount() != CLASSES) {
            throw new InvalidDataException(
                    "this lesson needs images of 28 x 28 pixels in 10 classes, not %s: take mnist or digits"
                            .formatted(train.name()));
        }
        return new DigitData(split);
    }

    Dataset train() {
        return split.train();
    }

    Dataset validation() {
        return split.validation();
    }

    Dataset test() {
        return split.test();
    }

    /** Whether the lectures' figures must come out. */
    boolean isTheLectures() {
        return train().name().equals(Mnist.NAME) && train().size() == TRAIN_EXAMPLES;
    }

    /** A figure that must come out on MNIST, and of which nothing follows on other images. */
    void addTo(
            Figures figures,
            String what,
            String printed,
            double tolerance,
            String note,
            double... computed) {
        if (isTheLectures()) {
            figures.within(what, printed, tolerance, note, computed);
        } else {
            figures.beside(
                    what,
                    printed,
                    Setting.OTHER_DATA,
                    "printed for MNIST, computed on other images: " + description(),
                    computed);
        }
    }

    /** What the images are. */
    String description() {
        return "%s, %s to train on".formatted(train().name(), Numbers.count(train().size()));
    }

    /** The sentence that heads every lesson on images. */
    Paragraph paragraph() {
        String images =
                "Images: %s, %s for validation, %s for the test. "
                        .formatted(
                                description(),
                                Numbers.count(validation().size()),
                                Numbers.count(test().size()));
        return new Paragraph(
                images
                        + (isTheLectures()
                                ? "Settings are compared on validation images; the test images are used for"
                                        + " nothing but the figures above."
                                : "The lectures print figures of MNIST. These are other images: their"
                                        + " figures stand beside the printed ones and say nothing about"
                                        + " them."));
    }
}
