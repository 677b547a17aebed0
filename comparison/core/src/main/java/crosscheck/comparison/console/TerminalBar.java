package crosscheck.comparison.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Draws a bar as wide as the terminal. The library's own way takes Ctrl-C from the program while
 * there is a bar: it would end at once, without cleaning up.
 */
final class TerminalBar extends ConsoleProgressBarConsumer {
    private static final int NARROWEST = 10;
    private static final int STANDARD = 80;

    private final Terminal terminal;

    TerminalBar(PrintStream out) {
        super(out);
        try {
            this.terminal = TerminalBuilder.builder().dumb(true).nativeSignals(false).build();
        } catch (IOException e) {
            throw new UncheckedIOException("a dumb terminal can always be made", e);
        }
    }

    @Override
    public int getMaxRenderedLength() {
        int width = terminal.getWidth();
        return (width < NARROWEST ? STANDARD : width) - 1; // a full line would begin a new one
    }

    @Override
    public void close() {
        super.close();
        try {
            terminal.close();
        } catch (IOException e) {
            return; // the bar is drawn; nothing else needs the terminal
        }
    }
}
