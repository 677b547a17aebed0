package crosscheck.comparison.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command by which an interrupted training goes on, ready to be copied. */
final class ResumeCommand {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,+@%-]+");

    /** Set by the launcher: how it was called. */
    private static final String PROGRAM = "crosscheck.program";

    private ResumeCommand() {}

    static String of(Path folder, List<String> where) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of(Arguments.COMMAND, "--resume", folder.toString()));
        words.addAll(where);
        return called(words);
    }

    /** The program with arguments, as a person calls it. */
    static String called(List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.add(0, System.getProperty(PROGRAM, "crosscheck"));
        return words.stream().map(ResumeCommand::quoted).collect(Collectors.joining(" "));
    }

    /** As a POSIX shell takes it for one word. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
