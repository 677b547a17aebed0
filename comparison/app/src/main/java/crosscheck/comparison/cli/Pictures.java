package crosscheck.comparison.cli;

import crosscheck.comparison.runfolder.SavedModel;
import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.data.picture.DigitPreparation;
import crosscheck.data.picture.PictureFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of pictures as examples for a network that was trained on images of MNIST's kind. */
final class Pictures {
    /** The shape of the examples that pictures become. */
    static final ExampleShape SHAPE =
            ExampleShape.image(DigitPreparation.SIDE, DigitPreparation.SIDE);

    private Pictures() {}

    /** Reads and prepares pictures, in their order; the labels say nothing. */
    static Dataset prepare(SavedModel model, List<Path> files) throws InvalidDataException {
        if (!model.exampleShape().equals(SHAPE)) {
            throw new InvalidDataException(
                    "%s%s, whose examples are no images of 28 x 28: ask it with --index"
                            .formatted(
                                    model.path(),
                                    model.trainedOn()
                                            .map(data -> " was trained on " + data.name())
                                            .orElse(" takes " + model.exampleShape())));
        }
        float[] features = new float[Math.multiplyExact(files.size(), SHAPE.featureCount())];
        for (int i = 0; i < files.size(); i++) {
            float[] pixels =
                    DigitPreparation.example(
                                    PictureFile.read(files.get(i)), files.get(i).toString())
                            .pixels();
            System.arraycopy(pixels, 0, features, i * pixels.length, pixels.length);
        }
        return new Dataset(
                "pictures",
                SHAPE,
                features,
                new int[files.size()],
                model.classNames(),
                new Provenance("files", Map.of()));
    }
}
