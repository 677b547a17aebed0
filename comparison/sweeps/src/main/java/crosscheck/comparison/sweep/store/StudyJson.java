package crosscheck.comparison.sweep.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.json.JsonFields;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.sweep.space.SearchSpace;
import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Labelled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A study's description as JSON, and back; whoever may have changed it. */
public final class StudyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Studies of earlier versions lack {@code where}, {@code mostParameters} or {@code confirm}.
     */
    private static final Set<String> FIELDS =
            Set.of(
                    ("name arguments dataSha256 space where sampler pruner engines seeds trials "
                                    + "seed timeLimitSeconds retries mostParameters confirm")
                            .split(" "));

    private StudyJson() {}

    /** The description as JSON. */
    public static ObjectNode of(StudySpec spec) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", spec.name());
        node.set("arguments", MAPPER.valueToTree(spec.arguments()));
        node.put("dataSha256", spec.dataSha256());
        node.set("space", MAPPER.valueToTree(spec.space().texts()));
        node.set(
                "where",
                MAPPER.valueToTree(
                        spec.space().constraints().stream().map(c -> c.text()).toList()));
        node.put("sampler", spec.sampler());
        node.put("pruner", spec.pruner());
        node.set(
                "engines",
                MAPPER.valueToTree(spec.engines().stream().map(EngineName::label).toList()));
        node.put("seeds", spec.seeds());
        node.put("trials", spec.trials());
        node.put("seed", spec.seed());
        node.put("timeLimitSeconds", spec.timeLimitSeconds().orElse(null));
        node.put("retries", spec.retries());
        node.put("mostParameters", spec.mostParameters().orElse(null));
        node.put("confirm", spec.confirm());
        return node;
    }

    /**
     * The description that a text has.
     *
     * @param text JSON
     * @throws InvalidDataException if it has none, or fields that are not known
     */
    public static StudySpec parse(Path source, String text) throws InvalidDataException {
        JsonFields fields = JsonFile.parse(source, text.getBytes(StandardCharsets.UTF_8));
        fields.requireKnown(FIELDS);
        String field = "space";
        try {
            List<String> where = fields.has("where") ? fields.texts("where") : List.of();
            SearchSpace space = SearchSpace.parse(fields.texts("space")).where(where);
            field = "engines";
            List<EngineName> engines = new ArrayList<>();
            for (String label : fields.texts("engines")) {
                engines.add(Labelled.parse(EngineName.class, label));
            }
            field = "trials";
            return new StudySpec(
                    fields.text("name"),
                    fields.texts("arguments"),
                    fields.text("dataSha256"),
                    space,
                    fields.text("sampler"),
                    fields.text("pruner"),
                    engines,
                    fields.integer("seeds"),
                    fields.integer("trials"),
                    fields.longInteger("seed"),
                    fields.lacks("timeLimitSeconds")
                            ? Optional.empty()
                            : Optional.of(fields.number("timeLimitSeconds")),
                    fields.integer("retries"),
                    fields.lacks("mostParameters")
                            ? Optional.empty()
                            : Optional.of(fields.longInteger("mostParameters")),
                    fields.lacks("confirm") ? 0 : fields.integer("confirm"));
        } catch (IllegalArgumentException e) {
            throw fields.invalid(field, e);
        }
    }
}
