package crosscheck.comparison.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.data.AtomicFile;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** JSON objects in files, whoever may have changed them: nothing is twice, coerced or left over. */
public final class JsonFile {
    /** The largest file that is read: 2^24 bytes. */
    public static final long MOST_BYTES = 1L << 24;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private JsonFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidDataException if it is too large, torn, or no object
     */
    public static JsonFields read(Path file) throws InvalidDataException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has %d"
                                .formatted(file, MOST_BYTES, Files.size(file)));
            }
            return parse(file, Files.readAllBytes(file));
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Reads what stands in a file.
     *
     * @param bytes not modified
     * @throws InvalidDataException if it is torn or no object
     */
    public static JsonFields parse(Path file, byte[] bytes) throws InvalidDataException {
        try {
            JsonNode document = MAPPER.readTree(bytes);
            if (!document.isObject()) {
                throw new InvalidDataException(
                        file + " must be a JSON object but is something else");
            }
            return new JsonFields(file, "", document);
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(
                    file + " is not JSON or is torn (" + e.getOriginalMessage() + ")", e);
        } catch (InvalidDataException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * What an object says, each of its fields once and of its type.
     *
     * @param <T> a record with a component for each field
     * @return never null, nor is any component
     * @throws InvalidDataException if a field is missing, unknown or of another type
     */
    public static <T extends Record> T as(JsonFields fields, Class<T> type)
            throws InvalidDataException {
        fields.requireKnown(
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        try {
            return MAPPER.treeToValue(fields.node(), type);
        } catch (JsonMappingException e) {
            String field =
                    e.getPath().stream()
                            .map(JsonMappingException.Reference::getFieldName)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("."));
            throw new InvalidDataException(
                    "%s is not what this program wrote: %s is not usable (%s)"
                            .formatted(fields.file(), field, e.getOriginalMessage()),
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is no text that could be torn", e);
        }
    }

    /** An object with a field for each component of a record. */
    public static ObjectNode of(Object record) {
        return MAPPER.valueToTree(record);
    }

    /** A document as a file has it, in UTF-8. */
    public static byte[] bytes(ObjectNode document) {
        return document.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a document, in the place of an older one as {@link AtomicFile} does.
     *
     * @param document not modified
     * @param file to be made or replaced; its folder exists
     * @throws IOException if it cannot be written; an older one is as it was
     */
    public static void write(ObjectNode document, Path file) throws IOException {
        AtomicFile.write(file, out -> out.write(bytes(document)));
    }
}
