package crosscheck.comparison.dl4jfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives made by hand, for tests: also such as no honest program writes. */
final class ZipBytes {
    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int CENTRAL_SIGNATURE = 0x02014b50;

    private ZipBytes() {}

    /** The entries of an archive. */
    static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** An archive whose entries are compressed, with the sizes after the data. */
    static byte[] deflated(Map<String, byte[]> entries) throws IOException {
        return archive(entries, ZipOutputStream.DEFLATED);
    }

    /** An archive whose entries are as they are. */
    static byte[] stored(Map<String, byte[]> entries) throws IOException {
        return archive(entries, ZipOutputStream.STORED);
    }

    private static byte[] archive(Map<String, byte[]> entries, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(method);
                if (method == ZipOutputStream.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setSize(each.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Where the header of a kind that belongs to a name begins. */
    static int header(byte[] archive, int signature, String name) {
        ByteBuffer buffer = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int nameAt = signature == LOCAL_SIGNATURE ? 30 : 46;
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + nameAt + wanted.length <= archive.length; at++) {
            boolean found = buffer.getInt(at) == signature;
            for (int i = 0; i < wanted.length && found; i++) {
                found = archive[at + nameAt + i] == wanted[i];
            }
            if (found) {
                return at;
            }
        }
        throw new IllegalArgumentException("no header of " + name);
    }

    /** A copy with 4 bytes of a header changed. */
    static byte[] withInt(byte[] archive, int signature, String name, int offset, int value) {
        byte[] copy = archive.clone();
        ByteBuffer.wrap(copy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(header(copy, signature, name) + offset, value);
        return copy;
    }

    /** A copy with 4 bytes of both headers changed; offsets are those in the local header. */
    static byte[] withIntInBoth(byte[] archive, String name, int offset, int value) {
        return withInt(
                withInt(archive, LOCAL_SIGNATURE, name, offset, value),
                CENTRAL_SIGNATURE,
                name,
                offset + 2,
                value);
    }
}
