package crosscheck.data.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.Split;
import crosscheck.data.idx.IdxBytes;
import crosscheck.data.idx.IdxPart;
import crosscheck.data.iris.Iris;
import crosscheck.data.mnist.FakeMnist;
import crosscheck.data.source.FileCheck.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir private Path folder;

    private DataCatalog catalog() {
        DataListener silent = DataListener.silent();
        Split digits = Iris.split(); // any data set that is made will do
        return new DataCatalog(FakeMnist.mnist(folder, silent), silent, () -> digits);
    }

    private Path cache() {
        return folder.resolve("crosscheck").resolve("mnist");
    }

    private static List<Verdict> verdicts(Verification verification) {
        return verification.files().stream().map(FileCheck::verdict).toList();
    }

    @Test
    void publishedFilesMatch() throws IOException {
        FakeMnist.write(cache());
        for (String name : List.of("mnist", "auto")) {
            Verification verification = catalog().verify(DataRequest.of(name));
            assertEquals("mnist", verification.name());
            assertEquals(cache().toString(), verification.where());
            assertTrue(verification.passed());
            assertDoesNotThrow(verification::requirePassed);
            assertEquals(4, verification.files().size());
            FileCheck images = verification.files().get(0);
            byte[] bytes = IdxBytes.fourFiles().get(IdxPart.TRAIN_IMAGES);
            assertEquals(
                    new FileCheck(
                            "train-images-idx3-ubyte",
                            OptionalLong.of(bytes.length),
                            Sha256.of(bytes),
                            Optional.of(Sha256.of(bytes))),
                    images);
        }
    }

    @Test
    void otherBytesAreAMismatchThatIsReported() throws IOException {
        FakeMnist.writeWrong(cache());
        Verification verification = catalog().verify(DataRequest.of("mnist"));
        assertFalse(verification.passed());
        assertEquals(
                List.of(Verdict.MISMATCH, Verdict.MATCH, Verdict.MATCH, Verdict.MATCH),
                verdicts(verification));
        FileCheck wrong = verification.files().get(0);
        String message =
                assertThrows(InvalidDataException.class, verification::requirePassed).getMessage();
        assertTrue(message.startsWith("train-images-idx3-ubyte in " + cache()), message);
        assertTrue(message.contains(wrong.sha256()), message);
        assertTrue(message.contains(wrong.expectedSha256().orElseThrow()), message);
    }

    @Test
    void unreadableFileIsAnError() throws IOException {
        FakeMnist.write(cache());
        Files.write(cache().resolve(IdxPart.TEST_LABELS.fileName()), new byte[3]);
        assertThrows(InvalidDataException.class, () -> catalog().verify(DataRequest.of("mnist")));
    }

    @Test
    void mnistThatIsNotThereIsAnErrorWithoutTheNetwork() {
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () -> catalog().verify(DataRequest.of("mnist")))
                        .getMessage();
        assertTrue(message.contains("fetch it first"), message);
        assertTrue(message.contains(cache().toString()), message);
    }

    @Test
    void autoWithoutMnistVerifiesWhatStandsInForIt() throws IOException {
        assertEquals("iris", catalog().verify(DataRequest.of("auto")).name());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        DataRequest given = new DataRequest("auto", Optional.of(empty), 10);
        assertThrows(InvalidDataException.class, () -> catalog().verify(given));
    }

    @Test
    void anyContentOfAnotherFolderIsAllowed() throws IOException {
        Path other = FakeMnist.writeWrong(folder.resolve("other"));
        Verification verification = catalog().verify(DataRequest.of(other.toString()));
        assertEquals("other", verification.name());
        assertTrue(verification.passed());
        assertEquals(4, verdicts(verification).stream().filter(Verdict.UNBOUND::equals).count());
    }

    @Test
    void labelsOfAnotherFolderAreChecked() throws IOException {
        Map<IdxPart, byte[]> files = IdxBytes.fourFiles();
        files.get(IdxPart.TEST_LABELS)[8] = 10;
        Path other = IdxBytes.write(folder.resolve("other"), files);
        assertThrows(
                InvalidDataException.class,
                () -> catalog().verify(DataRequest.of(other.toString())));
    }

    @Test
    void irisIsBoundToItsChecksum() throws IOException {
        Verification verification = catalog().verify(DataRequest.of("iris"));
        assertEquals(List.of(Verdict.MATCH), verdicts(verification));
        assertEquals(OptionalLong.of(3858), verification.files().get(0).rawBytes());
    }

    @Test
    void whatIsMadeHasAChecksumButNoFile() throws IOException {
        Verification verification = catalog().verify(DataRequest.of("xor"));
        assertEquals("xor", verification.name());
        assertEquals("xor.csv", verification.files().get(0).file());
        assertEquals(OptionalLong.empty(), verification.files().get(0).rawBytes());
        assertEquals(List.of(Verdict.UNBOUND), verdicts(verification));
        assertEquals(1, catalog().verify(DataRequest.of("digits")).files().size());
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "CROSSCHECK_DATA",
            matches = ".+",
            disabledReason = "left out: CROSSCHECK_DATA does not name a folder with the real MNIST")
    void realMnistIsThePublishedOne() throws IOException {
        DataListener silent = DataListener.silent();
        Map<String, String> environment =
                Map.of("CROSSCHECK_DATA", System.getenv("CROSSCHECK_DATA"));
        Verification verification =
                new DataCatalog(environment, silent, Iris::split).verify(DataRequest.of("mnist"));
        assertTrue(verification.passed());
        assertEquals(OptionalLong.of(47_040_016), verification.files().get(0).rawBytes());
        assertEquals(OptionalLong.of(10_008), verification.files().get(3).rawBytes());
        assertEquals(4, verification.files().size());
    }
}
