package crosscheck.comparison.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crosscheck.comparison.compare.Session;
import crosscheck.comparison.engine.Engine;
import crosscheck.comparison.json.JsonFile;
import crosscheck.comparison.page.Page;
import crosscheck.comparison.page.PageFile;
import crosscheck.comparison.parity.CaseResult;
import crosscheck.comparison.parity.ParityCsv;
import crosscheck.comparison.runfolder.Machine;
import crosscheck.comparison.runfolder.RunDocument;
import crosscheck.comparison.runfolder.RunFolder;
import crosscheck.comparison.runfolder.Version;
import crosscheck.comparison.runpage.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where what {@code parity} found goes: into the files of its run folder, and to the console. */
record ParityOutput(
        RunOptions options, List<String> args, Session session, RunFolder folder, Instant begin) {

    /** The document's beginning; {@code verdict} in one or two words. */
    ObjectNode document(String verdict) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("command", "parity")
                .put("verdict", verdict)
                .put("runFolder", folder.target().toString());
    }

    /** Who computed with what. */
    static List<String> notes(List<Engine> engines) {
        return List.of(
                "Made by crosscheck " + Version.text() + ".",
                Machine.here().cpu() + ", Java " + Machine.here().java() + ".",
                engines.stream()
                        .map(engine -> engine.name().label() + ": " + engine.computesWith())
                        .collect(Collectors.joining("; ", "", ".")));
    }

    /** Writes all files, then prints the text, or the document where JSON was asked for. */
    void finish(ObjectNode document, Page page, List<CaseResult> results, String text)
            throws IOException {
        JsonFile.write(
                RunDocument.of(
                        document, args, begin, Optional.of(session.split().train().provenance())),
                folder.file("run.json"));
        ParityCsv.write(folder.file("parity.csv"), results);
        PageFile.write(page, folder.file(Report.FILE));
        folder.commit();
        options.print(
                session.console(),
                document,
                String.join(
                        System.lineSeparator(),
                        page.summary(),
                        text,
                        "verdict: " + document.get("verdict").asText(),
                        RunOptions.page(folder)));
        options.openPage(folder, session.console());
    }
}
