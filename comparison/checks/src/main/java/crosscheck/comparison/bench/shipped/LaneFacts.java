package crosscheck.comparison.bench.shipped;

import crosscheck.dl4j.runtime.LoadedLibrary;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/**
 * What a lane runs on, as it says of itself.
 *
 * @param library ND4J's native library and its threads
 * @param layersWithHelper layers that compute with oneDNN
 */
public record LaneFacts(
        LoadedLibrary library, int layersWithHelper, String collector, long maxHeapMebibytes) {

    /** What this Java machine is for a lane. */
    static LaneFacts of(Lane lane) {
        return new LaneFacts(
                LoadedLibrary.look(),
                lane.layersWithHelper(),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
