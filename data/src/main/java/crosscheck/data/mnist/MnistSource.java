package crosscheck.data.mnist;

import crosscheck.data.idx.IdxPart;
import crosscheck.data.idx.RawContent;
import java.net.URI;
import java.util.List;

/**
 * What the four files must be and who serves them.
 *
 * @param files one for each part, in order
 * @param mirrors base addresses, each ending in a slash; the compressed names are appended
 */
public record MnistSource(List<ExpectedFile> files, List<URI> mirrors) {

    /** The published MNIST and its two public mirrors. */
    public static final MnistSource CANONICAL =
            new MnistSource(
                    List.of(
                            expected(
                                    IdxPart.TRAIN_IMAGES,
                                    47_040_016,
                                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                            expected(
                                    IdxPart.TRAIN_LABELS,
                                    60_008,
                                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                            expected(
                                    IdxPart.TEST_IMAGES,
                                    7_840_016,
                                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                            expected(
                                    IdxPart.TEST_LABELS,
                                    10_008,
                                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
                    List.of(
                            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")));

    public MnistSource {
        files = List.copyOf(files);
        mirrors = List.copyOf(mirrors);
        if (!files.stream().map(ExpectedFile::part).toList().equals(List.of(IdxPart.values()))) {
            throw new IllegalArgumentException("one file for each part is needed, in order");
        }
    }

    private static ExpectedFile expected(IdxPart part, long bytes, String sha256) {
        return new ExpectedFile(part, new RawContent(bytes, sha256));
    }
}
