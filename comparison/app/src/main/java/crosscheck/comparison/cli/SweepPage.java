package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.store.StudyStore;
import crosscheck.comparison.sweep.studypage.StudyView;
import crosscheck.comparison.sweep.studypage.SweepReport;
import java.io.IOException;
import java.nio.file.Path;

/** The page in a study's folder. */
final class SweepPage {
    private SweepPage() {}

    /** Writes the page anew. */
    static Path write(StudyStore store) throws IOException {
        Path file = store.file().resolveSibling(SweepReport.FILE);
        StudyView study =
                StudyView.of(
                        store, store.best().map(trial -> SweepText.train(store.spec(), trial)));
        new SweepReport(study).write(file);
        return file;
    }
}
