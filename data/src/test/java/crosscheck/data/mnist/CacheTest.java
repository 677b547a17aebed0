package crosscheck.data.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import crosscheck.data.Split;
import crosscheck.data.idx.IdxBytes;
import crosscheck.data.idx.IdxPart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CacheTest {
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

    @Test
    void downloadIsByteExactAndCached() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            Split split = mnist(server.base()).open(Optional.empty());
            assertEquals(10, split.train().size());
            assertEquals("mnist", split.train().name());
            assertEquals(4, server.requests().size());
            for (Map.Entry<IdxPart, byte[]> file : IdxBytes.fourFiles().entrySet()) {
                assertArrayEquals(
                        IdxBytes.gzip(file.getValue()),
                        Files.readAllBytes(cache().resolve(file.getKey().fileName() + ".gz")));
            }
            assertEquals(4, cached().size());
            mnist(server.base()).open(Optional.empty());
            mnist(server.base()).fetch(Optional.empty());
            assertEquals(4, server.requests().size(), "the cache answers from then on");
        }
    }

    @Test
    void damagedFileInTheCacheIsDownloadedAgainAlone() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            Mnist mnist = mnist(server.base());
            mnist.fetch(Optional.empty());
            Path file = cache().resolve("t10k-labels-idx1-ubyte.gz");
            byte[] good = Files.readAllBytes(file);
            for (byte[] bad : List.of(new byte[0], IdxBytes.gzip(IdxBytes.labels(6)))) {
                Files.write(file, bad);
                int before = server.requests().size();
                assertEquals(5, mnist.open(Optional.empty()).test().size());
                assertEquals(before + 1, server.requests().size());
                assertArrayEquals(good, Files.readAllBytes(file));
            }
        }
    }

    @Test
    void damagedFileUnderAnotherNameIsRemovedFromTheCache() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            FakeMnist.writeWrong(cache());
            assertEquals(10, mnist(server.base()).open(Optional.empty()).train().size());
            assertEquals(1, server.requests().size());
            assertFalse(Files.exists(cache().resolve("train-images-idx3-ubyte")));
            assertTrue(Files.exists(cache().resolve("train-images-idx3-ubyte.gz")));
        }
    }

    @Test
    void damagedCacheStaysUntilSomethingBetterCame() throws IOException {
        FakeMnist.writeWrong(cache());
        URI nobody = MirrorServer.nobody();
        assertThrows(InvalidDataException.class, () -> mnist(nobody).open(Optional.empty()));
        assertEquals(4, cached().size());
    }

    @Test
    void interruptedThreadDoesNotConnect() throws IOException {
        try (MirrorServer server = MirrorServer.good()) {
            Thread.currentThread().interrupt();
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () -> mnist(server.base()).fetch(Optional.empty()))
                            .getMessage();
            assertTrue(Thread.interrupted(), "it is still interrupted");
            assertTrue(message.contains("was interrupted"), message);
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void interruptDuringADownloadEndsItForAllMirrors() throws IOException {
        try (MirrorServer server = MirrorServer.good();
                MirrorServer second = MirrorServer.good()) {
            transfers.atStart(Thread.currentThread()::interrupt);
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () ->
                                            mnist(server.base(), second.base())
                                                    .fetch(Optional.empty()))
                            .getMessage();
            assertTrue(Thread.interrupted(), "it is still interrupted");
            assertTrue(message.contains("was interrupted"), message);
            assertEquals(1, server.requests().size() + second.requests().size());
            assertEquals(List.of(), cached());
        }
    }

    @Test
    void failingListenerLeavesNothingBehind() throws IOException {
        transfers.atStart(
                () -> {
                    throw new IllegalStateException("the terminal is gone");
                });
        try (MirrorServer server = MirrorServer.good()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> mnist(server.base()).fetch(Optional.empty()));
            assertEquals(List.of(), cached());
        }
    }

    @Test
    void twoDownloadsAtOnceBothSucceed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (MirrorServer server = MirrorServer.good()) {
            Future<Path> first = threads.submit(() -> fetchAlone(server));
            Future<Path> second = threads.submit(() -> fetchAlone(server));
            assertEquals(first.get(), second.get());
            assertEquals(4, cached().size());
        } finally {
            threads.shutdownNow();
        }
    }

    private Path fetchAlone(MirrorServer server) throws IOException {
        return FakeMnist.mnist(home, new Transfers(), server.base()).fetch(Optional.empty());
    }

    @Test
    void cacheThatCannotBeMadeIsSaid() throws IOException {
        Files.write(home.resolve("crosscheck"), new byte[1]); // a file in the folder's place
        String message =
                assertThrows(
                                InvalidDataException.class,
                                () -> mnist(MirrorServer.nobody()).fetch(Optional.empty()))
                        .getMessage();
        assertTrue(message.contains("cannot be made"), message);
        assertTrue(message.contains("XDG_CACHE_HOME"), message);
    }
}
