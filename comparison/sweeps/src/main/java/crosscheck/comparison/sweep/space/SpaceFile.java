package crosscheck.comparison.sweep.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A search space in a YAML or JSON file: an object {@code parameters} with, for each name, a text
 * as on the command line or a list of values, and {@code where}, a list of constraints, which may
 * be missing. Read as a plain tree, without anchors and tags; nothing in it names a class.
 */
public final class SpaceFile {
    /** The largest file that is read. */
    public static final long MOST_BYTES = 1L << 16;

    private static final String PARAMETERS = "parameters";
    private static final String WHERE = "where";

    /** Every JSON text is YAML too. */
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private SpaceFile() {}

    /**
     * Reads a space.
     *
     * @param file YAML or JSON
     * @return the space, parameters in the order of the file
     * @throws InvalidDataException if it cannot be read, is too large, or says something else
     */
    public static SearchSpace read(Path file) throws InvalidDataException {
        JsonNode document = document(file);
        JsonNode parameters = document.path(PARAMETERS);
        JsonNode where = document.path(WHERE);
        boolean other = document.size() != (where.isMissingNode() ? 1 : 2);
        if (!parameters.isObject() || other) {
            throw new InvalidDataException(
                    file
                            + " must have an object, parameters, with the values of each name, and"
                            + " beside it nothing but a list, where, of constraints");
        }
        List<SweptParameter> all = new ArrayList<>();
        try {
            for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
                all.add(parameter(entry.getKey(), entry.getValue()));
            }
            return new SearchSpace(all).where(constraints(where));
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException(file + " is no search space: " + e.getMessage(), e);
        }
    }

    private static List<String> constraints(JsonNode where) {
        if (!where.isArray() && !where.isMissingNode()) {
            throw new IllegalArgumentException(WHERE + ": expected a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : where) {
            if (!text.isTextual()) {
                throw new IllegalArgumentException(WHERE + ": a list must have texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    private static SweptParameter parameter(String name, JsonNode values) {
        if (values.isValueNode() && !values.isNull()) {
            return ParameterText.parse(name, values.asText());
        }
        if (!values.isArray()) {
            throw new IllegalArgumentException(name + ": expected a text or a list");
        }
        List<String> options = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isValueNode() || value.isNull()) {
                throw new IllegalArgumentException(name + ": a list must have plain values");
            }
            options.add(value.asText());
        }
        return new Choice(name, options);
    }

    private static JsonNode document(Path file) throws InvalidDataException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidDataException(
                        "%s must have at most %d bytes but has %d"
                                .formatted(file, MOST_BYTES, Files.size(file)));
            }
            byte[] bytes = Files.readAllBytes(file);
            requirePlain(file, bytes);
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new InvalidDataException(
                    "%s is neither YAML nor JSON (%s)"
                            .formatted(file, e.getOriginalMessage().replaceAll("\\s+", " ")),
                    e);
        } catch (InvalidDataException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new InvalidDataException(
                    "there is no file " + file + ": name a YAML or JSON file with the space", e);
        } catch (IOException e) {
            throw new InvalidDataException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** As a plain tree an alias would be the text of its name, and what a tag asks for be lost. */
    private static void requirePlain(Path file, byte[] bytes) throws IOException {
        try (YAMLParser parser = MAPPER.getFactory().createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    throw new InvalidDataException(
                            file + " must have no anchors and aliases: write the values out");
                }
                if (parser.getTypeId() != null) {
                    throw new InvalidDataException(
                            file + " must have no tags, but has " + parser.getTypeId());
                }
            }
        }
    }
}
