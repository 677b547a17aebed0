package crosscheck.comparison.compare;

import crosscheck.comparison.compare.Trainings.Plan;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.trace.Explanation;
import crosscheck.comparison.trace.PairResult;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.verdict.SeedComparison;
import crosscheck.comparison.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code compare} found.
 *
 * @param parity step-by-step results; none where settings are compared
 */
public record Comparison(
        Session session,
        List<PairResult> parity,
        SeedComparison compared,
        Verdict verdict,
        Optional<OtherSetting> other) {

    /** The setting B. */
    public record OtherSetting(String options, Session session) {}

    /** The line that says what B is. */
    private static String otherTitle(Session b, List<Long> seeds) {
        return b.title("B", seeds);
    }

    /**
     * Compares engines: step by step from the first seed, then by trainings from all of them.
     *
     * @param engines the reference, then what is held against it
     * @param known differences that may explain a gap
     * @param seeds at least one
     * @param margin within which accuracies are equivalent
     */
    public static Comparison ofEngines(
            Session session,
            List<Engine> engines,
            Precision precision,
            int paritySteps,
            List<Explanation> known,
            List<Long> seeds,
            double margin) {
        List<PairResult> parity = session.parity(engines, paritySteps, known);
        List<Plan> plans =
                engines.stream()
                        .map(engine -> new Plan(Setting.A, session, engine, precision))
                        .toList();
        SeedComparison compared =
                SeedComparison.ofEngines(Trainings.run(plans, seeds, session.console()), margin);
        return new Comparison(
                session, parity, compared, Verdict.ofEngines(parity, compared), Optional.empty());
    }

    /**
     * Compares two settings by trainings from all seeds.
     *
     * @param seeds at least one
     * @param margin within which accuracies are equivalent
     */
    public static Comparison ofSettings(
            Session session,
            OtherSetting other,
            List<Plan> plans,
            List<Long> seeds,
            double margin) {
        session.console().notice(otherTitle(other.session(), seeds));
        SeedComparison compared =
                SeedComparison.ofSettings(Trainings.run(plans, seeds, session.console()), margin);
        return new Comparison(
                session, List.of(), compared, Verdict.ofSettings(compared), Optional.of(other));
    }

    /** A comparison of engines is a check, one of settings a question: any answer will do. */
    public boolean holds() {
        return other.isPresent() || verdict.outcome().isAgreement();
    }

    public String text(Path runFolder) {
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
