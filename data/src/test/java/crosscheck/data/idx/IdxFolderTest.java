package crosscheck.data.idx;

import static crosscheck.data.idx.IdxBytes.fourFiles;
import static crosscheck.data.idx.IdxBytes.gzip;
import static crosscheck.data.idx.IdxBytes.images;
import static crosscheck.data.idx.IdxBytes.labels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
    @TempDir private Path folder;

    private String rejection(Map<IdxPart, byte[]> files, int classes) {
        IdxBytes.write(folder, files);
        return assertThrows(
                        InvalidDataException.class,
                        () -> IdxFolder.read(folder).split("small", classes))
                .getMessage();
    }

    @Test
    void readsTheFourFilesAsASplit() throws IOException {
        IdxBytes.write(folder, fourFiles());
        Split split = IdxFolder.read(folder).split("small", IdxFolder.DEFAULT_CLASSES);
        assertEquals(10, split.train().size());
        assertEquals(2, split.validation().size());
        assertEquals(5, split.test().size());
        assertEquals("small", split.test().name());
        assertEquals(ExampleShape.image(3, 2), split.train().shape());
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", split.train().classNames().toString());
        assertEquals(1, split.validation().label(1));
    }

    @Test
    void scalesPixelsToZeroToOne() throws IOException {
        Map<IdxPart, byte[]> files = fourFiles();
        files.put(IdxPart.TRAIN_IMAGES, images(256, 1, 2));
        files.put(IdxPart.TRAIN_LABELS, labels(256));
        files.put(IdxPart.TEST_IMAGES, images(5, 1, 2));
        IdxBytes.write(folder, files);
        Dataset train = IdxFolder.read(folder).train("small", 10);
        for (int pixel = 0; pixel < 512; pixel++) {
            assertEquals((pixel & 0xFF) / 255f, train.feature(pixel / 2, pixel % 2));
        }
        assertEquals(1f, train.feature(127, 1));
    }

    @Test
    void findsEachFileUnderEachOfItsUsualNames() throws IOException {
        int names = 0;
        for (String separator : List.of("-", ".")) {
            for (String ending : List.of("", ".gz")) {
                Path here = Files.createDirectory(folder.resolve("folder" + names));
                for (Map.Entry<IdxPart, byte[]> file : fourFiles().entrySet()) {
                    String name =
                            file.getKey().fileName().replace("-idx", separator + "idx") + ending;
                    byte[] bytes = file.getValue();
                    Files.write(here.resolve(name), ending.isEmpty() ? bytes : gzip(bytes));
                    names++;
                }
                assertEquals(10, IdxFolder.read(here).split("small", 10).train().size());
            }
        }
        assertEquals(16, names);
    }

    @Test
    void standardNamesAreTheUsualOnes() {
        List<String> names = new ArrayList<>();
        for (IdxPart part : IdxPart.values()) {
            names.add(part.fileName());
        }
        assertEquals(
                List.of(
                        "train-images-idx3-ubyte",
                        "train-labels-idx1-ubyte",
                        "t10k-images-idx3-ubyte",
                        "t10k-labels-idx1-ubyte"),
                names);
    }

    @Test
    void provenanceNamesTheFolderAndTheUncompressedFiles() throws IOException {
        Map<IdxPart, byte[]> files = fourFiles();
        IdxBytes.write(folder, files);
        Path labels = folder.resolve(IdxPart.TEST_LABELS.fileName());
        Files.delete(labels);
        Files.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), gzip(labels(5)));
        Split split = IdxFolder.read(folder).split("small", 10);
        assertEquals(folder.toString(), split.train().provenance().source());
        assertEquals(split.train().provenance(), split.test().provenance());
        Map<String, String> sums = split.train().provenance().sha256ByFile();
        assertEquals(4, sums.size());
        files.forEach((part, bytes) -> assertEquals(Sha256.of(bytes), sums.get(part.fileName())));
    }

    @Test
    void listsWhatIsMissing() throws IOException {
        Map<IdxPart, byte[]> files = fourFiles();
        files.remove(IdxPart.TRAIN_LABELS);
        files.remove(IdxPart.TEST_LABELS);
        assertEquals(
                "the folder "
                        + folder
                        + " lacks train-labels-idx1-ubyte, t10k-labels-idx1-ubyte: put them there,"
                        + " each may end in .gz, or name another folder",
                rejection(files, 10));
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path none = folder.resolve("none");
        String message =
                assertThrows(InvalidDataException.class, () -> IdxFolder.read(none)).getMessage();
        assertTrue(message.startsWith("there is no folder " + none + " with train-"), message);
    }

    @Test
    void rejectsCountsThatDiffer() {
        Map<IdxPart, byte[]> files = fourFiles();
        files.put(IdxPart.TRAIN_LABELS, labels(11));
        String message = rejection(files, 10);
        assertTrue(message.contains("12 images") && message.contains("11 labels"), message);
    }

    @Test
    void rejectsTestImagesOfAnotherSize() {
        Map<IdxPart, byte[]> files = fourFiles();
        files.put(IdxPart.TEST_IMAGES, images(5, 2, 3));
        String message = rejection(files, 10);
        assertTrue(message.contains("3 x 2") && message.contains("2 x 3"), message);
    }

    @Test
    void rejectsLabelsOutsideTheClasses() throws IOException {
        String message = rejection(fourFiles(), 9);
        assertTrue(message.contains("from 0 to 8 but has 9 at index 9"), message);
        Map<IdxPart, byte[]> files = fourFiles();
        files.get(IdxPart.TRAIN_LABELS)[8] = (byte) 200;
        message = rejection(files, 10);
        assertTrue(message.contains("has 200 at index 0"), message);
        assertEquals(201, IdxFolder.read(folder).train("many", 201).classCount());
    }

    @Test
    void rejectsASingleTrainingImage() {
        Map<IdxPart, byte[]> files = fourFiles();
        files.put(IdxPart.TRAIN_IMAGES, images(1, 3, 2));
        files.put(IdxPart.TRAIN_LABELS, labels(1));
        assertTrue(rejection(files, 10).contains("at least 2 images"));
    }

    @Test
    void oneRowOfPixelsIsNotDrawnAsAPicture() throws IOException {
        Map<IdxPart, byte[]> files = fourFiles();
        files.put(IdxPart.TRAIN_IMAGES, images(12, 1, 6));
        files.put(IdxPart.TEST_IMAGES, images(5, 1, 6));
        IdxBytes.write(folder, files);
        assertFalse(IdxFolder.read(folder).test("row", 10).shape().isImage());
    }
}
