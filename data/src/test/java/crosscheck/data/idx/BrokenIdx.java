package crosscheck.data.idx;

import static crosscheck.data.idx.IdxBytes.file;
import static crosscheck.data.idx.IdxBytes.gzip;
import static crosscheck.data.idx.IdxBytes.images;
import static crosscheck.data.idx.IdxBytes.labels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A gallery of files that are not what they must be, and what the message must say of each. */
enum BrokenIdx {
    EMPTY(IdxKind.IMAGES, new byte[0], "16 bytes", "only 0"),
    ONE_BYTE(IdxKind.LABELS, new byte[] {0x1F}, "8 bytes", "only 1"),
    ONLY_A_MAGIC_NUMBER(IdxKind.IMAGES, Arrays.copyOf(images(1, 2, 2), 4), "16 bytes", "only 4"),
    CUT_IN_THE_HEADER(IdxKind.IMAGES, Arrays.copyOf(images(1, 2, 2), 15), "only 15", "again"),
    WEB_PAGE(IdxKind.IMAGES, text("<!DOCTYPE html>"), "0x00000803", "0x3c21444f"),
    WRONG_FIRST_BYTE(IdxKind.LABELS, file(0x01000801, 2, 2), "0x00000801", "0x01000801"),
    WRONG_SECOND_BYTE(IdxKind.LABELS, file(0x00010801, 2, 2), "0x00000801", "0x00010801"),
    LITTLE_ENDIAN(IdxKind.LABELS, file(0x01080000, 2, 2), "0x00000801", "0x01080000"),
    SIGNED_BYTES(IdxKind.IMAGES, file(0x903, 4, 1, 2, 2), "type 0x08", "type 0x09"),
    FLOATS(IdxKind.IMAGES, file(0xD03, 16, 1, 2, 2), "type 0x08", "type 0x0d"),
    LABELS_AS_IMAGES(IdxKind.IMAGES, labels(20), "3 dimension(s)", "has 1"),
    IMAGES_AS_LABELS(IdxKind.LABELS, images(2, 2, 2), "1 dimension(s)", "has 3"),
    NO_DIMENSIONS(IdxKind.LABELS, file(0x800, 4), "1 dimension(s)", "has 0"),
    MANY_DIMENSIONS(IdxKind.IMAGES, file(0x8FF, 4, 1, 2, 2), "3 dimension(s)", "has 255"),
    NEGATIVE_COUNT(IdxKind.LABELS, file(0x801, 2, -2), "at least 1", "announces -2"),
    NEGATIVE_PAIR(IdxKind.IMAGES, file(0x803, 4, 1, -2, -2), "at least 1", "1 x -2 x -2"),
    ZERO_COUNT(IdxKind.LABELS, file(0x801, 0, 0), "at least 1", "announces 0"),
    ZERO_COLUMNS(IdxKind.IMAGES, file(0x803, 0, 3, 2, 0), "at least 1", "3 x 2 x 0"),
    ZERO_HIDES_AN_OVERFLOW(
            IdxKind.IMAGES, file(0x803, 0, 1 << 20, 1 << 20, 0), "at least 1", "x 0"),
    OVERFLOW_OF_INT(IdxKind.IMAGES, file(0x803, 4, 1 << 16, 1 << 8, 1 << 7), "at most 2147483647"),
    OVERFLOW_OF_LONG(
            IdxKind.IMAGES,
            file(0x803, 4, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            "at most 2147483647",
            "2147483647 x 2147483647 x 2147483647"),
    HUGE_CLAIM(IdxKind.LABELS, file(0x801, 3, Integer.MAX_VALUE), "2147483647", "has only 3"),
    ONE_BYTE_SHORT(IdxKind.IMAGES, file(0x803, 11, 3, 2, 2), "3 x 2 x 2 = 12", "only 11"),
    NO_VALUES(IdxKind.LABELS, file(0x801, 0, 5), "announces", "only 0"),
    ONE_BYTE_LONG(IdxKind.IMAGES, file(0x803, 13, 3, 2, 2), "3 x 2 x 2 = 12", "goes on"),
    GZIP_MAGIC_ONLY(IdxKind.IMAGES, new byte[] {0x1F, (byte) 0x8B}, "whole gzip", "middle"),
    GZIP_CUT_IN_THE_DATA(IdxKind.IMAGES, cut(gzip(images(9, 9, 9)), 60), "whole gzip", "middle"),
    GZIP_CUT_IN_THE_TRAILER(IdxKind.LABELS, cut(gzip(labels(9)), 1), "whole gzip", "middle"),
    GZIP_WRONG_CRC(IdxKind.LABELS, flip(gzip(labels(9)), 8), "intact gzip", "corrupt"),
    GZIP_WRONG_LENGTH(IdxKind.LABELS, flip(gzip(labels(9)), 4), "intact gzip", "corrupt"),
    GZIP_WRONG_METHOD(IdxKind.LABELS, with(gzip(labels(9)), 2, 7), "intact gzip", "corrupt"),
    GZIP_BAD_BLOCK(IdxKind.LABELS, with(gzip(labels(9)), 10, 0xFF), "intact gzip", "corrupt"),
    GZIP_OF_GZIP(IdxKind.LABELS, gzip(gzip(labels(9))), "0x00000801", "0x1f8b"),
    GZIP_ONE_BYTE_LONG(IdxKind.LABELS, gzip(file(0x801, 4, 3)), "3 = 3", "goes on"),
    GZIP_BOMB(IdxKind.LABELS, gzip(file(0x801, 1 << 24, 5)), "5 = 5", "goes on");

    final IdxKind kind;
    final byte[] bytes;
    final List<String> messageParts;

    BrokenIdx(IdxKind kind, byte[] bytes, String... messageParts) {
        this.kind = kind;
        this.bytes = bytes;
        this.messageParts = List.of(messageParts);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] cut(byte[] bytes, int fromEnd) {
        return Arrays.copyOf(bytes, bytes.length - fromEnd);
    }

    private static byte[] flip(byte[] bytes, int fromEnd) {
        bytes[bytes.length - fromEnd] ^= 1;
        return bytes;
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        bytes[index] = (byte) value;
        return bytes;
    }
}
