package crosscheck.data;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where a data set comes from, precise enough to tell whether two runs used the same bytes.
 *
 * @param source where it was taken from, for a person: a folder, or how it was made
 * @param sha256ByFile SHA-256 of each uncompressed file (or of the bytes it would have), in order
 * @param reader what made examples of the bytes
 */
public record Provenance(String source, Map<String, String> sha256ByFile, DataReader reader) {

    public Provenance {
        sha256ByFile = Collections.unmodifiableMap(new LinkedHashMap<>(sha256ByFile));
        Objects.requireNonNull(reader, "reader");
    }

    /**
     * Where examples come from that the readers of this module made.
     *
     * @param sha256ByFile copied; not modified
     */
    public Provenance(String source, Map<String, String> sha256ByFile) {
        this(source, sha256ByFile, DataReader.OWN);
    }

    /** The same bytes, read by something else; the same source and checksums. */
    public Provenance readBy(DataReader other) {
        return new Provenance(source, sha256ByFile, other);
    }

    /**
     * One checksum for the whole data set: that of the text which {@code sha256sum FILE…} prints,
     * so that it can be had outside as {@code sha256sum FILE… | sha256sum}; 64 hexadecimal digits.
     */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        sha256ByFile.forEach(
                (file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
