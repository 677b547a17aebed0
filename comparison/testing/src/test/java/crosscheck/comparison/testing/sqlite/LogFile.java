package crosscheck.comparison.testing.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
public record LogFile(long salt, long end, Set<Integer> pages, int pageSize) {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int CHECKPOINTED = 96;

    /** What stands in the log of a database now. */
    public static LogFile of(Path database) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(beside(database, "-wal")));
        if (bytes.limit() < HEADER) {
            return new LogFile(0, bytes.limit(), Set.of(), 0);
        }
        int pageSize = bytes.getInt(8);
        long salt = bytes.getLong(16);
        Set<Integer> pages = new TreeSet<>();
        int at = HEADER;
        while (at + FRAME_HEADER + pageSize <= bytes.limit() && bytes.getLong(at + 8) == salt) {
            pages.add(bytes.getInt(at));
            at += FRAME_HEADER + pageSize;
        }
        return new LogFile(salt, at, pages, pageSize);
    }

    /** A file that SQLite keeps beside a database. */
    public static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /**
     * What of a log of now is certainly on the disk, where this was in it at an earlier moment at
     * which it was: as much, or nothing if the log has begun anew, and what was copied to the
     * database, before which the log is forced to the disk.
     */
    public LogFile certain(Path database) throws IOException {
        LogFile now = of(database);
        if (now.pageSize == 0) {
            return now;
        }
        ByteBuffer index =
                ByteBuffer.wrap(Files.readAllBytes(beside(database, "-shm")))
                        .order(ByteOrder.nativeOrder());
        long copied = HEADER + (long) index.getInt(CHECKPOINTED) * (FRAME_HEADER + now.pageSize);
        return now.salt == salt && end >= copied
                ? this
                : new LogFile(now.salt, copied, Set.of(), now.pageSize);
    }

    /** Leaves a log no more than its first bytes, or those and noise. */
    public static void tear(Path log, long from, long noise, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
            bytes.setLength(from);
            byte[] garbage = new byte[(int) noise];
            random.nextBytes(garbage);
            bytes.seek(from);
            bytes.write(garbage);
        }
    }

    /** Spoils some of the database's pages that the log has too, as a torn checkpoint does. */
    public void spoilPages(Path database, Random random) throws IOException {
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
