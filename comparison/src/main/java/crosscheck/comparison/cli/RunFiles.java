package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.run.MetricsCsv;
import crosscheck.comparison.run.RunDocument;
import crosscheck.comparison.run.RunFolder;
import crosscheck.comparison.run.WeightsFile;
import crosscheck.comparison.training.TrainingResult;
import crosscheck.dl4j.runtime.NativeInfo;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a run's files and gives its folder the final name. */
final class RunFiles {
    private RunFiles() {}

    static void write(
            RunFolder folder,
            ObjectNode results,
            Session session,
            List<TrainingResult> trained,
            List<String> commandLine,
            Instant begin)
            throws IOException {
        MetricsCsv.write(
                folder.file("metrics.csv"),
                session.split().train().name(),
                session.training().seed(),
                trained);
        ObjectNode document =
                RunDocument.of(
                        results,
                        commandLine,
                        begin,
                        Optional.of(session.split().train().provenance()),
                        nativeInfo());
        RunDocument.write(document, folder.file("run.json"));
        for (TrainingResult result : trained) {
            WeightsFile.write(folder.file(WeightsFile.name(result.engine())), result);
        }
        folder.commit();
    }

    static Optional<NativeInfo> nativeInfo() {
        return NativeRuntime.isStarted() ? Optional.of(NativeRuntime.info()) : Optional.empty();
    }
}
