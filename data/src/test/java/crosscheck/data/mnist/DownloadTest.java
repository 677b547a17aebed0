package crosscheck.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import crosscheck.data.idx.IdxBytes;
import crosscheck.data.idx.IdxPart;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
    private static final byte[] TRAIN_IMAGES =
            IdxBytes.gzip(IdxBytes.fourFiles().get(IdxPart.TRAIN_IMAGES));

    @TempDir private Path home;

    private final Transfers transfers = new Transfers();

    private Mnist mnist(URI... mirrors) {
        return FakeMnist.mnist(home, transfers, mirrors);
    }

    private Path cache() {
        return home.resolve("crosscheck").resolve("mnist");
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Every mirror fails like the server, so nothing is left and the reason is told. */
    private void assertFails(MirrorServer server, String reason) throws IOException {
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () -> mnist(server.base()).fetch(Optional.empty()))
                        .getMessage();
        assertTrue(message.contains(server.base().toString()), message);
        assertTrue(message.contains(reason), reason + " is not in " + message);
        assertTrue(message.contains("--data-dir"), message);
        assertFalse(message.contains("\n"), message);
        assertEquals(List.of(), cached());
    }

    /** The second mirror has what the first one has not. */
    private void assertNextIsAsked(MirrorServer bad) throws IOException {
        try (MirrorServer good = MirrorServer.good()) {
            assertEquals(cache(), mnist(bad.base(), good.base()).fetch(Optional.empty()));
            assertEquals(1, bad.requests().size(), "the good mirror is asked first from then on");
            assertEquals(4, good.requests().size());
            assertEquals(4, cached().size());
        }
    }

    @Test
    void listenerSeesEachFile() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            mnist(server.base()).fetch(Optional.empty());
        }
        assertEquals(
                List.of(
                        "started train-images-idx3-ubyte.gz " + TRAIN_IMAGES.length,
                        "advanced " + TRAIN_IMAGES.length,
                        "finished"),
                transfers.events().subList(0, 3));
        assertEquals(4, transfers.events().stream().filter("finished"::equals).count());
    }

    @Test
    void namesItselfToTheMirror() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            mnist(server.base()).fetch(Optional.empty());
            assertEquals(List.of("crosscheck"), server.userAgents().stream().distinct().toList());
        }
    }

    @Test
    void followsRedirects() throws IOException {
        try (MirrorServer good = MirrorServer.good();
                MirrorServer moved =
                        new MirrorServer(
                                (exchange, compressed) -> {
                                    String file = exchange.getRequestURI().getPath().substring(7);
                                    exchange.getResponseHeaders()
                                            .add("Location", good.base() + file);
                                    exchange.sendResponseHeaders(302, -1);
                                })) {
            mnist(moved.base()).fetch(Optional.empty());
            assertEquals(4, good.requests().size());
        }
    }

    @Test
    void acceptsABodyOfUnknownLength() throws IOException {
        try (MirrorServer server =
                new MirrorServer(
                        (exchange, compressed) -> {
                            exchange.sendResponseHeaders(200, 0);
                            exchange.getResponseBody().write(compressed);
                        })) {
            mnist(server.base()).fetch(Optional.empty());
        }
        assertEquals("started train-images-idx3-ubyte.gz -1", transfers.events().get(0));
        assertEquals(4, cached().size());
    }

    @Test
    void notFoundAsksTheNextMirror() throws IOException {
        try (MirrorServer server =
                new MirrorServer((exchange, body) -> exchange.sendResponseHeaders(404, -1))) {
            assertFails(server, "status 404 instead of 200");
        }
        try (MirrorServer server =
                new MirrorServer((exchange, body) -> exchange.sendResponseHeaders(404, -1))) {
            assertNextIsAsked(server);
        }
    }

    @Test
    void otherSuccessfulStatusIsRefused() throws IOException {
        try (MirrorServer server =
                new MirrorServer((exchange, body) -> exchange.sendResponseHeaders(204, -1))) {
            assertFails(server, "status 204 instead of 200");
        }
    }

    @Test
    void wrongChecksumAsksTheNextMirror() throws IOException {
        byte[] wrong = IdxBytes.fourFiles().get(IdxPart.TRAIN_IMAGES);
        wrong[30] ^= 1;
        try (MirrorServer server = MirrorServer.serving(IdxBytes.gzip(wrong))) {
            assertFails(server, "SHA-256 ");
            assertEquals("finished", transfers.events().get(transfers.events().size() - 1));
        }
        try (MirrorServer server = MirrorServer.serving(IdxBytes.gzip(wrong))) {
            assertNextIsAsked(server);
        }
    }

    @Test
    void otherSizesAndDamagedFilesAreRefused() throws IOException {
        byte[] page = "<html>log in first</html>".getBytes();
        try (MirrorServer server = MirrorServer.serving(page)) {
            assertFails(server, "only " + page.length + " uncompressed bytes instead of the 88");
        }
        try (MirrorServer server = MirrorServer.serving(IdxBytes.gzip(new byte[1 << 19]))) {
            assertFails(server, "more uncompressed bytes instead of the 88");
        }
        byte[] damaged = TRAIN_IMAGES.clone();
        damaged[damaged.length - 6] ^= 1;
        try (MirrorServer server = MirrorServer.serving(damaged)) {
            assertFails(server, "what came is damaged (Corrupt GZIP trailer)");
        }
    }

    @Test
    void announcedSizeAboveTheLimitIsNotRead() throws IOException {
        try (MirrorServer server = MirrorServer.serving(new byte[1001])) {
            assertFails(server, "more than the limit of 1000 bytes");
            assertEquals(List.of(), transfers.events());
        }
        try (MirrorServer server = MirrorServer.serving(new byte[1001])) {
            assertNextIsAsked(server);
        }
    }

    @Test
    void endlessBodyIsCutAtTheLimit() throws IOException {
        try (MirrorServer server =
                new MirrorServer(
                        (exchange, compressed) -> {
                            exchange.sendResponseHeaders(200, 0);
                            OutputStream body = exchange.getResponseBody();
                            while (true) {
                                body.write(new byte[512]);
                                body.flush();
                            }
                        })) {
            assertFails(server, "more than the limit of 1000 bytes");
        }
    }

    @Test
    void truncatedBodyIsRefused() throws IOException {
        try (MirrorServer server =
                new MirrorServer(
                        (exchange, compressed) -> {
                            exchange.sendResponseHeaders(200, compressed.length);
                            exchange.getResponseBody().write(compressed, 0, 20);
                            exchange.getResponseBody().flush();
                        })) {
            assertFails(server, "train-images"); // newer JDKs notice it first, in their own words
        }
    }

    @Test
    void truncatedFileIsRefused() throws IOException {
        byte[] cut = Arrays.copyOf(TRAIN_IMAGES, TRAIN_IMAGES.length - 3);
        try (MirrorServer server = MirrorServer.serving(cut)) {
            assertFails(server, "what came is damaged");
        }
    }

    private static MirrorServer stalling(CountDownLatch testIsOver) throws IOException {
        return new MirrorServer(
                (exchange, compressed) -> {
                    exchange.sendResponseHeaders(200, compressed.length);
                    exchange.getResponseBody().write(compressed, 0, 20);
                    exchange.getResponseBody().flush();
                    await(testIsOver);
                });
    }

    @Test
    void stallEndsAndAsksTheNextMirror() throws IOException {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (MirrorServer server = stalling(testIsOver)) {
            assertFails(server, "no answer in time: Read timed out");
            assertEquals("finished", transfers.events().get(transfers.events().size() - 1));
        }
        try (MirrorServer server = stalling(testIsOver)) {
            assertNextIsAsked(server);
        }
        testIsOver.countDown();
    }

    @Test
    void silentMirrorEndsToo() throws IOException {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (MirrorServer server = new MirrorServer((exchange, compressed) -> await(testIsOver))) {
            assertFails(server, "no answer in time: Read timed out");
            testIsOver.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody gave up");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void refusedConnectionAsksTheNextMirror() throws IOException {
        try (MirrorServer good = MirrorServer.good()) {
            mnist(MirrorServer.nobody(), good.base()).fetch(Optional.empty());
            assertEquals(4, cached().size());
        }
    }

    @Test
    void allMirrorsAreNamedWithTheirReasons() throws IOException {
        URI nobody = MirrorServer.nobody();
        try (MirrorServer missing =
                new MirrorServer((exchange, body) -> exchange.sendResponseHeaders(404, -1))) {
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () -> mnist(nobody, missing.base()).open(Optional.empty()))
                            .getMessage();
            assertEquals(
                    "MNIST could not be downloaded: train-images-idx3-ubyte.gz from "
                            + nobody
                            + " (Connection refused), from "
                            + missing.base()
                            + " (status 404 instead of 200): name a folder that has the four files"
                            + " of MNIST with --data-dir",
                    message);
        }
    }

    @Test
    void noMirrorAtAllIsSaid() {
        String message =
                assertThrows(InvalidDataException.class, () -> mnist().fetch(Optional.empty()))
                        .getMessage();
        assertTrue(message.contains("no mirror is listed"), message);
    }
}
