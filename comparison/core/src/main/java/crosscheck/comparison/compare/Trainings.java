package crosscheck.comparison.compare;

import crosscheck.comparison.console.Console;
import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.console.RemainingTime;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.training.Arm;
import crosscheck.comparison.training.Setting;
import crosscheck.comparison.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The trainings of a comparison, one after the other: each seed on every arm before the next seed,
 * so that what changes on a machine over the minutes falls on all of them.
 */
public final class Trainings {
    private Trainings() {}

    /** What one arm trains. */
    public record Plan(Setting setting, Session session, Engine engine, Precision precision) {}

    /**
     * Trains.
     *
     * @param seeds at least one
     * @return an arm for each plan; of the seeds after the first without weights
     */
    public static List<Arm> run(List<Plan> plans, List<Long> seeds, Console console) {
        List<List<TrainingResult>> results = new ArrayList<>();
        plans.forEach(plan -> results.add(new ArrayList<>()));
        RemainingTime time = new RemainingTime(plans.size(), seeds.size());
        for (long seed : seeds) {
            for (int arm = 0; arm < plans.size(); arm++) {
                long begin = System.nanoTime();
                TrainingResult result = train(plans, arm, seed, time.trainings());
                results.get(arm).add(results.get(arm).isEmpty() ? result : result.withoutWeights());
                time.done(arm, (System.nanoTime() - begin) / 1e9);
                tell(console, seeds.size(), time);
            }
        }
        List<Arm> arms = new ArrayList<>();
        for (int arm = 0; arm < plans.size(); arm++) {
            arms.add(new Arm(plans.get(arm).setting(), results.get(arm)));
        }
        return arms;
    }

    private static TrainingResult train(List<Plan> plans, int arm, long seed, int trainings) {
        Plan plan = plans.get(arm);
        boolean twoSettings = plans.stream().anyMatch(p -> p.setting() == Setting.B);
        String name = plan.engine().name().label() + (twoSettings ? " " + plan.setting() : "");
        String job = trainings > plans.size() ? name + " seed " + seed : name;
        return plan.session().withSeed(seed).train(plan.engine(), plan.precision(), job);
    }

    private static void tell(Console console, int seeds, RemainingTime time) {
        if (seeds > 1 && time.trainingsDone() < time.trainings()) {
            console.notice(
                    "%d of %d trainings done, %s left"
                            .formatted(
                                    time.trainingsDone(),
                                    time.trainings(),
                                    Numbers.duration(time.secondsLeft())));
        }
    }
}
