package crosscheck.comparison.sweep.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in SQLite's log: a header of 32 bytes, then frames of 24 bytes and a page each, of
 * which those count that have the header's salt.
 *
 * @param salt changes when the log begins anew
 * @param end of the last frame that counts
 * @param pages that the frames have, 1 for the first of the database
 * @param pageSize in bytes
 * @see <a href="https://www.sqlite.org/fileformat2.html#walformat">The write-ahead log</a>
 */
record LogFile(long salt, long end, Set<Integer> pages, int pageSize) {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    static LogFile read(Path log, long limit) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        int pageSize = bytes.getInt(8);
        long salt = bytes.getLong(16);
        Set<Integer> pages = new TreeSet<>();
        int at = HEADER;
        while (at + FRAME_HEADER + pageSize <= Math.min(limit, bytes.limit())
                && bytes.getLong(at + 8) == salt) {
            pages.add(bytes.getInt(at));
            at += FRAME_HEADER + pageSize;
        }
        return new LogFile(salt, at, pages, pageSize);
    }

    /** Where nothing is certain to be on the disk but what stood here when the log began anew. */
    static LogFile begun(LogFile now) {
        return new LogFile(now.salt, HEADER, Set.of(), now.pageSize);
    }

    /** Spoils some of the database's pages that the log has too, as a torn checkpoint does. */
    void spoilPages(Path database, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(database.toFile(), "rw")) {
            for (int page : pages) {
                long begin = (page - 1L) * pageSize;
                if (random.nextBoolean() && begin + pageSize <= bytes.length()) {
                    byte[] noise = new byte[1 + random.nextInt(pageSize)];
                    random.nextBytes(noise);
                    bytes.seek(begin + pageSize - noise.length);
                    bytes.write(noise);
                }
            }
        }
    }
}
