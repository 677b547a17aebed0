package crosscheck.comparison.dl4jfile;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of contents at the end of a zip archive, held against the archive: every entry lies
 * where it says, none lies in another, and the header before its data says the same.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the zip format</a>
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final long MOST_DIRECTORY_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;

    private ZipDirectory(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Where the data of an entry begin, and what the table of contents says of it. */
    record Located(ZipMember member, long dataOffset) {
        long dataEnd() {
            return dataOffset + member.compressedSize();
        }
    }

    /** Reads the table of contents. */
    static Map<String, Located> read(Path file, FileChannel channel, Set<String> known)
            throws IOException {
        return new ZipDirectory(file, channel).read(known);
    }

    private Map<String, Located> read(Set<String> known) throws IOException {
        long endAt = channel.size() - END_BYTES;
        if (endAt < 0) {
            throw ZipMember.torn(file);
        }
        ByteBuffer end = bytes(endAt, END_BYTES);
        long length = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        int count = ZipMember.unsigned(end, 10);
        boolean onePart = end.getInt(4) == 0 && ZipMember.unsigned(end, 8) == count;
        boolean comment = ZipMember.unsigned(end, 20) != 0;
        if (end.getInt(0) != END_SIGNATURE
                || !onePart
                || comment
                || length > MOST_DIRECTORY_BYTES
                || start + length != endAt) {
            throw ZipMember.torn(file);
        }
        ByteBuffer directory = bytes(start, (int) length);
        Map<String, Located> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            ZipMember member = ZipMember.read(file, directory, known);
            if (members.put(member.name(), locate(member, start)) != null) {
                throw new InvalidDataException(
                        "%s must have %s once but has it twice".formatted(file, member.name()));
            }
        }
        if (directory.hasRemaining()) {
            throw ZipMember.torn(file);
        }
        checkApart(members.values());
        return members;
    }

    /** Looks at the header before the data; {@code limit} is where data must have ended. */
    private Located locate(ZipMember member, long limit) throws IOException {
        if (member.offset() + LOCAL_BYTES > limit) {
            throw ZipMember.torn(file);
        }
        ByteBuffer local = bytes(member.offset(), LOCAL_BYTES);
        int nameLength = ZipMember.unsigned(local, 26);
        long nameAt = member.offset() + LOCAL_BYTES;
        long dataAt = nameAt + nameLength + ZipMember.unsigned(local, 28);
        if (local.getInt(0) != LOCAL_SIGNATURE || dataAt + member.compressedSize() > limit) {
            throw ZipMember.torn(file);
        }
        byte[] name = bytes(nameAt, nameLength).array();
        boolean sizesFollow = (member.flags() & ZipMember.SIZES_FOLLOW) != 0;
        if (!member.name().equals(new String(name, StandardCharsets.ISO_8859_1))
                || ZipMember.unsigned(local, 6) != member.flags()
                || ZipMember.unsigned(local, 8) != member.method()
                || !agrees(local.getInt(14), member.crc(), sizesFollow)
                || !agrees(local.getInt(18), member.compressedSize(), sizesFollow)
                || !agrees(local.getInt(22), member.size(), sizesFollow)) {
            throw new InvalidDataException(
                    "%s says two different things of %s: copy or save it again"
                            .formatted(file, member.name()));
        }
        return new Located(member, dataAt);
    }

    private static boolean agrees(int local, long central, boolean sizesFollow) {
        return Integer.toUnsignedLong(local) == central || (sizesFollow && local == 0);
    }

    private void checkApart(Iterable<Located> members) throws InvalidDataException {
        List<Located> inOrder = new ArrayList<>();
        members.forEach(inOrder::add);
        inOrder.sort(Comparator.comparingLong(located -> located.member().offset()));
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i - 1).dataEnd() > inOrder.get(i).member().offset()) {
                throw new InvalidDataException(
                        "%s has entries that lie in each other: save it again".formatted(file));
            }
        }
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw ZipMember.torn(file);
            }
        }
        return buffer.flip();
    }
}
