package crosscheck.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import crosscheck.data.idx.IdxPart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    @TempDir private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Mnist mnist() {
        environment.putIfAbsent("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return new Mnist(
                environment, new Transfers(), FakeMnist.source(List.of()), FakeMnist.LIMITS);
    }

    private String rejection(Optional<Path> dataDir) {
        return assertThrows(InvalidDataException.class, () -> mnist().open(dataDir)).getMessage();
    }

    @Test
    void givenFolderHoldsTheFilesItselfOrInItsFolderMnist() throws IOException {
        Path inside = FakeMnist.write(folder.resolve("data").resolve("mnist"));
        for (Path given : List.of(inside, inside.getParent())) {
            assertEquals(Optional.of(inside), mnist().find(Optional.of(given)));
            assertEquals(inside, mnist().fetch(Optional.of(given)));
            assertEquals(
                    inside.toString(),
                    mnist().open(Optional.of(given)).train().provenance().source());
        }
    }

    @Test
    void variableNamesTheFolderInTheSameWay() throws IOException {
        Path inside = FakeMnist.write(folder.resolve("data").resolve("mnist"));
        for (Path named : List.of(inside, inside.getParent())) {
            environment.put("CROSSCHECK_DATA", named.toString());
            assertEquals(Optional.of(inside), mnist().find(Optional.empty()));
            assertEquals(10, mnist().open(Optional.empty()).train().size());
        }
    }

    @Test
    void givenFolderComesBeforeTheVariableAndTheVariableBeforeTheCache() throws IOException {
        Path given = FakeMnist.write(folder.resolve("given"));
        Path named = FakeMnist.write(folder.resolve("named"));
        Path cache = FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        assertEquals(Optional.of(cache), mnist().find(Optional.empty()));
        environment.put("CROSSCHECK_DATA", named.toString());
        assertEquals(Optional.of(named), mnist().find(Optional.empty()));
        assertEquals(Optional.of(given), mnist().find(Optional.of(given)));
    }

    @Test
    void givenFolderWithoutMnistIsAnErrorEvenIfTheCacheHasIt() throws IOException {
        FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String message = rejection(Optional.of(empty));
        assertTrue(message.contains(empty + " must hold MNIST"), message);
        assertTrue(message.contains("leave out --data-dir"), message);
    }

    @Test
    void missingFolderIsAnErrorThatSaysWhoNamedIt() {
        Path none = folder.resolve("none");
        String given = rejection(Optional.of(none));
        assertTrue(given.startsWith("--data-dir must name a folder"), given);
        environment.put("CROSSCHECK_DATA", none.toString());
        String named = rejection(Optional.empty());
        assertTrue(named.startsWith("CROSSCHECK_DATA must name a folder"), named);
        assertTrue(named.contains(none.toString()), named);
    }

    @Test
    void folderOfTheVariableWithoutMnistIsPassedOver() throws IOException {
        environment.put("CROSSCHECK_DATA", folder.toString());
        assertEquals(Optional.empty(), mnist().find(Optional.empty()));
        Path cache = FakeMnist.write(folder.resolve("cache/crosscheck/mnist"));
        assertEquals(Optional.of(cache), mnist().find(Optional.empty()));
    }

    @Test
    void blankVariablesCountAsUnset() throws IOException {
        environment.put("CROSSCHECK_DATA", " ");
        environment.put("CROSSCHECK_MNIST_MIRRORS", "");
        assertEquals(Optional.empty(), mnist().find(Optional.empty()));
        assertEquals(List.of(), mnist().mirrors());
    }

    @Test
    void incompleteFolderIsAnErrorThatListsWhatIsMissing() throws IOException {
        Path named = FakeMnist.write(folder.resolve("named"));
        Files.delete(named.resolve(IdxPart.TEST_LABELS.fileName()));
        environment.put("CROSSCHECK_DATA", named.toString());
        String message = rejection(Optional.empty());
        assertTrue(message.contains("lacks t10k-labels-idx1-ubyte:"), message);
    }

    @Test
    void checksumsBindGivenAndNamedFolders() throws IOException {
        Path wrong = FakeMnist.writeWrong(folder.resolve("wrong"));
        ExpectedFile expected = mnist().expectedFiles().get(0);
        environment.put("CROSSCHECK_DATA", wrong.toString());
        for (Optional<Path> dataDir : List.of(Optional.of(wrong), Optional.<Path>empty())) {
            String message = rejection(dataDir);
            assertTrue(message.startsWith("train-images-idx3-ubyte of MNIST must have"), message);
            assertTrue(message.contains(expected.content().sha256()), message);
            assertTrue(message.matches(".* it has [0-9a-f]{64}: replace it.*"), message);
            assertThrows(InvalidDataException.class, () -> mnist().fetch(dataDir));
        }
    }

    @Test
    void cacheIsInTheHomeFolderUnlessTheVariableSaysOtherwise() throws IOException {
        environment.put("HOME", folder.toString());
        environment.put("XDG_CACHE_HOME", "relative/is/ignored");
        assertEquals(folder.resolve(".cache/crosscheck/mnist"), mnist().cache());
        environment.put("XDG_CACHE_HOME", folder.resolve("x").toString());
        assertEquals(folder.resolve("x/crosscheck/mnist"), mnist().cache());
        assertEquals(
                Path.of(System.getProperty("user.home"), ".cache", "crosscheck", "mnist"),
                new Mnist(Map.of(), new Transfers()).cache());
    }

    @Test
    void variableReplacesTheMirrors() throws IOException {
        environment.put("CROSSCHECK_MNIST_MIRRORS", "http://a.example/x, https://b.example/,,");
        assertEquals(
                List.of(URI.create("http://a.example/x/"), URI.create("https://b.example/")),
                mnist().mirrors());
        assertEquals(2, new Mnist(Map.of(), new Transfers()).mirrors().size());
    }

    @Test
    void mirrorsMustBeWebAddresses() {
        for (String address : List.of("ftp://a.example/", "a.example", "http:///x", "ht tp://a")) {
            environment.put("CROSSCHECK_MNIST_MIRRORS", address);
            String message =
                    assertThrows(InvalidDataException.class, () -> mnist().mirrors()).getMessage();
            assertTrue(message.contains("must list http or https addresses"), message);
            assertTrue(message.contains(address), message);
        }
    }

    @Test
    void sourceNeedsOneFileForEachPart() {
        List<ExpectedFile> three = FakeMnist.source(List.of()).files().subList(0, 3);
        assertThrows(IllegalArgumentException.class, () -> new MnistSource(three, List.of()));
    }

    @Test
    void limitsMustBePositive() {
        DownloadLimits limits = FakeMnist.LIMITS;
        assertThrows(
                IllegalArgumentException.class,
                () -> new DownloadLimits(Duration.ZERO, limits.readTimeout(), 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DownloadLimits(limits.connectTimeout(), limits.readTimeout(), 0));
    }
}
