package crosscheck.comparison.checkpoint;

import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.engine.EngineName;
import crosscheck.comparison.engine.Precision;
import crosscheck.comparison.runfolder.Machine;
import crosscheck.comparison.runfolder.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training computes with, precise enough to tell whether its bits can be the same elsewhere.
 *
 * @param name such as {@code dl4j}
 * @param precision {@code float} or {@code double}
 * @param threads of dl4j's native library
 * @param computesWith kernels or native library, for people
 * @param processor its name; the native library chooses instructions by it
 */
public record EngineSetup(
        String name,
        String precision,
        int threads,
        String computesWith,
        String processor,
        String crosscheckVersion) {

    /**
     * The description of an engine on this machine.
     *
     * @param engine ready to use
     */
    public static EngineSetup of(Engine engine, Precision precision, int threads) {
        return new EngineSetup(
                engine.name().label(),
                engine.precision(precision).label(),
                threads,
                engine.computesWith(),
                Machine.here().cpu(),
                Version.text());
    }

    /**
     * Why a training that goes on here cannot be sure to have the same bits as one that was not
     * interrupted.
     *
     * @return a few words each; empty where the bits are the same
     */
    public List<String> differences(EngineSetup here) {
        List<String> differences = new ArrayList<>();
        add(differences, "version", crosscheckVersion, here.crosscheckVersion);
        add(differences, "kernels", computesWith, here.computesWith);
        if (name.equals(EngineName.DL4J.label())) {
            add(differences, "processor", processor, here.processor);
        }
        return differences;
    }

    private static void add(List<String> differences, String what, String then, String now) {
        if (!then.equals(now)) {
            differences.add("%s: %s, before %s".formatted(what, now, then));
        }
    }
}
