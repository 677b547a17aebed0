package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON files of a run folder, whoever may have changed them. */
public final class RunJson {
    /** The largest JSON file that is read: 2^24 bytes. */
    public static final long MOST_BYTES = 1L << 24;

    private static final String FILE = "run.json";
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private RunJson() {}

    /**
     * Reads {@code run.json}.
     *
     * @param folder as {@code train} or {@code compare} left it
     * @return an object; its fields are not looked at
     * @throws InvalidDataException if there is no such folder, or its {@code run.json} is missing,
     *     too large, torn, or no object
     */
    public static JsonNode read(Path folder) throws InvalidDataException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDataException(
                    "there is no run folder " + folder + ": name one that train or compare left");
        }
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(
                    folder + " has no " + FILE + ": name a folder that train or compare left");
        }
        return object(file);
    }

    /**
     * Reads a JSON file.
     *
     * @param file that exists
     * @return an object; its fields are not looked at
     * @throws InvalidDataException if it is too large, torn, or no object
     */
    public static JsonNode object(Path file) throws InvalidDataException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has %d"
                                .formatted(file, MOST_BYTES, Files.size(file)));
            }
            JsonNode document = MAPPER.readTree(Files.readAllBytes(file));
            if (!document.isObject()) {
                throw new InvalidDataException(
                        file + " must be a JSON object but is something else");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(
                    file + " is not JSON or is torn (" + e.getOriginalMessage() + ")", e);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
