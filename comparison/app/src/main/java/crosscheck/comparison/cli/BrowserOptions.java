package crosscheck.comparison.cli;

import crosscheck.comparison.console.Browser;
import crosscheck.comparison.console.Console;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whether the page of a run is opened. */
final class BrowserOptions {
    @Option(names = "--open", description = "Open the page in the default browser.")
    private boolean open;

    /** Opens a page if that was asked for; where it cannot be, says so in a sentence. */
    void openIfAsked(Path page, Surroundings surroundings, Console console) {
        if (open) {
            new Browser(surroundings.environment())
                    .open(page)
                    .ifPresent(reason -> console.warning("crosscheck: " + reason));
        }
    }
}
