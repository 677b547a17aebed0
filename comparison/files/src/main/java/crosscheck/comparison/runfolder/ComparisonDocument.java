package crosscheck.comparison.runfolder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Comparison;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.json.SpecJson;
import java.nio.file.Path;

/** The results of {@code compare} as JSON. */
public final class ComparisonDocument {
    private ComparisonDocument() {}

    public static ObjectNode of(Comparison comparison, Path runFolder) {
        Session session = comparison.session();
        ObjectNode document =
                ResultDocument.of(
                        "compare",
                        session.split(),
                        session.network(),
                        session.parameterCount(),
                        session.training(),
                        comparison.parity(),
                        comparison.compared().arms(),
                        comparison.verdict().outcome().label(),
                        runFolder);
        ResultDocument.addWeightsSource(document, session.weightsSource());
        document.put("reason", comparison.verdict().reason());
        SeedComparisonDocument.addTo(document, comparison.compared());
        comparison
                .other()
                .ifPresent(
                        b -> {
                            ObjectNode against = document.putObject("against");
                            against.put("options", b.options());
                            against.put("train", b.session().split().train().size());
                            against.set(
                                    "spec",
                                    SpecJson.of(
                                            b.session().network(),
                                            b.session().parameterCount(),
                                            b.session().training()));
                        });
        return document;
    }
}
