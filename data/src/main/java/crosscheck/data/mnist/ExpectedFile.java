package crosscheck.data.mnist;

import crosscheck.data.idx.IdxPart;
import crosscheck.data.idx.RawContent;
import java.util.Objects;

/**
 * What one of the four files must be, uncompressed; how it is compressed does not matter.
 *
 * @param content its uncompressed size and checksum
 */
public record ExpectedFile(IdxPart part, RawContent content) {

    public ExpectedFile {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(content, "content");
    }

    /** The name under which mirrors serve it and the cache keeps it. */
    String compressedName() {
        return part.fileName() + ".gz";
    }
}
