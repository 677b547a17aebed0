package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.parity.PairResult;
import crosscheck.comparison.run.ResultDocument;
import crosscheck.comparison.run.SeedComparisonDocument;
import crosscheck.comparison.verdict.SeedComparison;
import crosscheck.comparison.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code compare} found, ready to be written and printed.
 *
 * @param session of the first seed, with setting A
 * @param parity step-by-step results; none where settings are compared
 * @param compared the trainings over the seeds
 * @param verdict on both
 * @param other the setting B, where settings are compared
 */
record Comparison(
        Session session,
        List<PairResult> parity,
        SeedComparison compared,
        Verdict verdict,
        Optional<OtherSetting> other) {

    /**
     * The setting B.
     *
     * @param options as they were given
     * @param session of the first seed
     */
    record OtherSetting(String options, Session session) {}

    /** The line that says what B is. */
    static String otherTitle(Session b, List<Long> seeds) {
        return b.title("B", seeds);
    }

    /** A comparison of engines is a check, one of settings a question: any answer will do. */
    boolean holds() {
        return other.isPresent() || verdict.outcome().isAgreement();
    }

    ObjectNode document(Path runFolder) {
        ObjectNode document =
                ResultDocument.of(
                        "compare",
                        session.split(),
                        session.network(),
                        session.parameterCount(),
                        session.training(),
                        parity,
                        compared.arms(),
                        verdict.outcome().label(),
                        runFolder);
        session.addWeightsSource(document);
        document.put("reason", verdict.reason());
        SeedComparisonDocument.addTo(document, compared);
        other.ifPresent(
                b -> {
                    ObjectNode against = document.putObject("against");
                    against.put("options", b.options());
                    against.put("train", b.session().split().train().size());
                    against.set(
                            "spec",
                            ResultDocument.spec(
                                    b.session().network(),
                                    b.session().parameterCount(),
                                    b.session().training()));
                });
        return document;
    }

    String text(Path runFolder) {
        List<String> parts = new ArrayList<>();
        parts.add(session.title("compare", compared.seeds()));
        other.ifPresent(b -> parts.add(otherTitle(b.session(), compared.seeds())));
        boolean single = compared.seeds().size() == 1;
        parts.add(
                single && other.isEmpty()
                        ? ResultText.engines(
                                session, compared.arms().stream().map(arm -> arm.first()).toList())
                        : SeedComparisonText.arms(compared));
        parts.add(ResultText.computesWith(compared.arms()));
        if (!parity.isEmpty()) {
            parts.add(ResultText.parity(parity));
        }
        parts.add(SeedComparisonText.seeds(compared));
        if (!single) {
            parts.add(SeedComparisonText.differences(compared));
        }
        parts.add("verdict: " + verdict.outcome().label() + ". " + verdict.reason());
        parts.add("files: " + runFolder);
        return String.join(System.lineSeparator(), parts);
    }
}
