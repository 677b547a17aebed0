package crosscheck.data.mnist;

import crosscheck.data.Sha256;
import crosscheck.data.idx.IdxBytes;
import crosscheck.data.idx.IdxPart;
import crosscheck.data.idx.RawContent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Four small files in the place of MNIST, and what is expected of them. */
public final class FakeMnist {
    /** Short enough for tests that wait for them, large enough for every small file. */
    public static final DownloadLimits LIMITS =
            new DownloadLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1000);

    private FakeMnist() {}

    public static MnistSource source(List<URI> mirrors) {
        List<ExpectedFile> files = new ArrayList<>();
        IdxBytes.fourFiles()
                .forEach(
                        (part, bytes) ->
                                files.add(
                                        new ExpectedFile(
                                                part,
                                                new RawContent(bytes.length, Sha256.of(bytes)))));
        return new MnistSource(files, mirrors);
    }

    /** A fake MNIST that takes its cache from a folder and asks the mirrors given. */
    public static Mnist mnist(Path cacheHome, TransferListener listener, URI... mirrors) {
        return new Mnist(
                Map.of("XDG_CACHE_HOME", cacheHome.toString()),
                listener,
                source(List.of(mirrors)),
                LIMITS);
    }

    /** Writes the four files as they must be. */
    public static Path write(Path folder) {
        return IdxBytes.write(folder, IdxBytes.fourFiles());
    }

    /** Writes the four files with one wrong pixel, intact otherwise. */
    public static Path writeWrong(Path folder) {
        Map<IdxPart, byte[]> files = IdxBytes.fourFiles();
        files.get(IdxPart.TRAIN_IMAGES)[20] ^= 1;
        return IdxBytes.write(folder, files);
    }
}
