package crosscheck.data.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.ExampleShape;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Provenance;
import crosscheck.data.Split;
import crosscheck.data.idx.IdxPart;
import crosscheck.data.mnist.FakeMnist;
import crosscheck.data.mnist.MirrorServer;
import crosscheck.data.mnist.Mnist;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCatalogTest {
    @TempDir private Path folder;

    private final Notices notices = new Notices();
    private final Map<String, String> environment = new HashMap<>();
    private final Split digits =
            Split.everywhere(
                    new Dataset(
                            "digits",
                            ExampleShape.vector(1),
                            new float[1],
                            new int[1],
                            List.of("0"),
                            new Provenance("drawn", Map.of("drawn", "00"))));
    private URI nobody;

    @BeforeEach
    void leaveNoWayOut() throws IOException {
        nobody = MirrorServer.nobody();
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    private DataCatalog catalog() {
        return new DataCatalog(
                new Mnist(
                        environment, notices, FakeMnist.source(List.of(nobody)), FakeMnist.LIMITS),
                notices,
                () -> digits);
    }

    private static DataRequest in(String name, Path dataDir) {
        return new DataRequest(name, Optional.of(dataDir), 10);
    }

    private String rejection(DataRequest request) {
        return assertThrows(InvalidDataException.class, () -> catalog().open(request)).getMessage();
    }

    @Test
    void opensEveryNameThatNeedsNoFiles() throws IOException {
        int opened = 0;
        for (String name : List.of("digits", "iris", "and", "or", "nand", "xor")) {
            assertEquals(name, catalog().open(DataRequest.of(name)).train().name());
            opened++;
        }
        assertEquals(6, opened);
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void namesAreThoseThatOpen() {
        assertEquals(
                List.of("auto", "mnist", "digits", "iris", "and", "or", "nand", "xor"),
                DataCatalog.names());
    }

    @Test
    void opensAFolderUnderItsName() throws IOException {
        Path clothes = FakeMnist.writeWrong(folder.resolve("clothes"));
        Split split = catalog().open(DataRequest.of(clothes.toString()));
        assertEquals("clothes", split.train().name());
        assertEquals(10, split.train().classCount());
        DataRequest more = new DataRequest(clothes + "/.", Optional.empty(), 47);
        assertEquals("clothes", catalog().open(more).train().name());
        assertEquals(47, catalog().open(more).train().classCount());
        DataRequest fewer = new DataRequest(clothes.toString(), Optional.empty(), 5);
        assertTrue(rejection(fewer).contains("labels from 0 to 4"));
    }

    @Test
    void unknownNameListsTheNames() throws IOException {
        String message = rejection(DataRequest.of("minst"));
        assertEquals(
                "there is no data set and no folder \"minst\": name auto, mnist, digits, iris,"
                        + " and, or, nand, xor or the path of a folder with four IDX files or with"
                        + " pictures in a sub-folder for each class",
                message);
        assertTrue(rejection(DataRequest.of("a\0b")).startsWith("there is no data set"));
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        assertTrue(rejection(DataRequest.of(file.toString())).startsWith("there is no data set"));
    }

    @Test
    void autoTakesMnistWhereverItIs() throws IOException {
        FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        assertEquals("mnist", catalog().open(DataRequest.of("auto")).train().name());
        Path given = FakeMnist.write(folder.resolve("given"));
        assertEquals(
                given.toString(), catalog().open(in("auto", given)).train().provenance().source());
        environment.put("CROSSCHECK_DATA", given.toString());
        assertEquals(
                given.toString(),
                catalog().open(DataRequest.of("auto")).train().provenance().source());
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void autoFallsBackToDigitsAndSaysWhyInOneLine() throws IOException {
        assertSame(digits, catalog().open(DataRequest.of("auto")));
        assertEquals(1, notices.lines().size());
        String line = notices.lines().get(0);
        assertTrue(
                line.startsWith("using digits instead of mnist, for MNIST could not be downloaded"),
                line);
        assertTrue(line.contains(nobody + " (Connection refused)"), line);
        assertFalse(line.contains("\n"), line);
    }

    @Test
    void mnistNeverFallsBack() {
        assertTrue(rejection(DataRequest.of("mnist")).contains("could not be downloaded"));
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void autoWithAGivenFolderNeverFallsBack() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(rejection(in("auto", empty)).contains("must hold MNIST"));
        assertTrue(rejection(in("auto", folder.resolve("none"))).contains("--data-dir must"));
        Path wrong = FakeMnist.writeWrong(folder.resolve("wrong"));
        assertTrue(rejection(in("auto", wrong)).contains("must have SHA-256"));
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void autoWithAWrongFolderInTheVariableNeverFallsBack() throws IOException {
        environment.put("CROSSCHECK_DATA", folder.resolve("none").toString());
        assertTrue(rejection(DataRequest.of("auto")).contains("CROSSCHECK_DATA must name"));
        Path wrong = FakeMnist.writeWrong(folder.resolve("wrong"));
        environment.put("CROSSCHECK_DATA", wrong.toString());
        assertTrue(rejection(DataRequest.of("auto")).contains("must have SHA-256"));
        Files.delete(wrong.resolve(IdxPart.TRAIN_LABELS.fileName()));
        assertTrue(rejection(DataRequest.of("auto")).contains("lacks train-labels"));
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void autoPassesAFolderWithoutMnistOver() throws IOException {
        environment.put("CROSSCHECK_DATA", folder.toString());
        assertSame(digits, catalog().open(DataRequest.of("auto")));
    }

    @Test
    void interruptedAutoDoesNotFallBack() {
        Thread.currentThread().interrupt();
        String message = rejection(DataRequest.of("auto"));
        assertTrue(Thread.interrupted());
        assertTrue(message.contains("interrupted"), message);
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void listSaysWhereMnistIsOrWouldComeFrom() throws IOException {
        CatalogEntry before = catalog().list().get(0);
        assertEquals(Availability.TO_FETCH, before.availability());
        assertEquals(nobody + " into " + folder.resolve("cache/crosscheck/mnist"), before.where());
        Path cache = FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        assertEquals(Availability.READY, catalog().list().get(0).availability());
        assertEquals(cache.toString(), catalog().list().get(0).where());
        Optional<Path> none = Optional.of(folder.resolve("none"));
        CatalogEntry missing = catalog().list(none).get(0);
        assertEquals(Availability.MISSING, missing.availability());
        assertTrue(missing.where().contains("--data-dir"), missing.where());
        Files.delete(cache.resolve(IdxPart.TEST_LABELS.fileName()));
        CatalogEntry incomplete = catalog().list(Optional.of(cache)).get(0);
        assertEquals(Availability.MISSING, incomplete.availability());
        assertEquals(Availability.TO_FETCH, catalog().list().get(0).availability());
    }

    @Test
    void listHasEveryNameButAuto() {
        List<CatalogEntry> entries = catalog().list();
        assertEquals(
                DataCatalog.names().subList(1, 8),
                entries.stream().map(CatalogEntry::name).toList());
        for (CatalogEntry entry : entries.subList(1, 7)) {
            assertEquals(Availability.MADE, entry.availability());
            assertFalse(entry.description().isBlank());
            assertFalse(entry.where().isBlank());
        }
    }

    @Test
    void fetchSaysWhereMnistIs() throws IOException {
        Path cache = FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        assertEquals(cache, catalog().fetch(DataRequest.of("mnist")));
        assertEquals(cache, catalog().fetch(DataRequest.of("auto")));
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void fetchNeverFallsBackAndKnowsOnlyMnist() {
        for (String name : List.of("mnist", "auto", "iris", "nothing")) {
            assertThrows(
                    InvalidDataException.class, () -> catalog().fetch(DataRequest.of(name)), name);
        }
        assertEquals(List.of(), notices.lines());
    }

    @Test
    void silentListenerIgnoresEverything() {
        DataListener silent = DataListener.silent();
        silent.notice("line");
        silent.started("file", -1);
        silent.advanced(1);
        silent.finished();
    }

    @Test
    void requestsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> DataRequest.of(" "));
        for (int classes : new int[] {1, 257}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new DataRequest("x", Optional.empty(), classes))
                            .getMessage();
            assertTrue(message.endsWith("from 2 to 256, not " + classes), message);
        }
        assertEquals(10, DataRequest.of("mnist").classes());
    }
}
