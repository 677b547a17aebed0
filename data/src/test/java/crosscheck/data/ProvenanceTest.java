package crosscheck.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final String ONE =
            "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    private static final String TWO =
            "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a", Sha256.of(bytes("one")));
        files.put("b", Sha256.of(bytes("two")));
        return files;
    }

    @Test
    void sha256OfBytesIsWhatSha256sumPrints() {
        assertEquals(ONE, Sha256.of(bytes("one")));
        assertEquals(TWO, Sha256.of(bytes("two")));
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.of());
    }

    @Test
    void sha256OfPartsIsThatOfTheWhole() {
        assertEquals(ONE, Sha256.of(bytes("o"), bytes(""), bytes("ne")));
    }

    @Test
    void digestBeginsAnewAfterItsText() {
        MessageDigest digest = Sha256.newDigest();
        digest.update(bytes("one"));
        assertEquals(ONE, Sha256.hex(digest));
        digest.update(bytes("two"));
        assertEquals(TWO, Sha256.hex(digest));
    }

    @Test
    void checksumOfTheWholeIsThatOfTheTextOfSha256sum() { // sha256sum a b | sha256sum
        assertEquals(
                "d17138d96382403690482a89da33475336ab36c046a6912a86badedd62301cb8",
                new Provenance("here", files()).sha256());
    }

    @Test
    void keepsTheOrderAndItsOwnCopy() {
        Map<String, String> files = files();
        Provenance provenance = new Provenance("here", files);
        files.clear();
        assertEquals(List.of("a", "b"), List.copyOf(provenance.sha256ByFile().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> provenance.sha256ByFile().clear());
    }
}
