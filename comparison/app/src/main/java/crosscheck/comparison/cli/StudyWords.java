package crosscheck.comparison.cli;

import crosscheck.comparison.sweep.study.StudySpec;
import crosscheck.data.InvalidDataException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A study's options as a command line again. */
final class StudyWords {
    private StudyWords() {}

    /**
     * The options that a study keeps.
     *
     * @param data whether the study's own {@code --data} is among them
     * @return a command line, to which more may be added
     */
    static List<String> of(StudySpec study, OwnData data) {
        List<String> words = new ArrayList<>(List.of("sweep", "--engines"));
        words.add(String.join(",", study.engines().stream().map(e -> e.label()).toList()));
        for (int i = 0; i + 1 < study.arguments().size(); i += 2) {
            List<String> option = study.arguments().subList(i, i + 2);
            if (data == OwnData.KEPT || !option.get(0).equals("--data")) {
                words.addAll(option);
            }
        }
        return words;
    }

    /** What becomes of the data that a study was begun with. */
    enum OwnData {
        /** They are named as they were. */
        KEPT,
        /** Others words name them. */
        LEFT_OUT
    }

    /**
     * The command that words mean; no file that they name is read.
     *
     * @return not run
     * @throws InvalidDataException if they are none that this program writes
     */
    static SweepCommand parse(Surroundings surroundings, List<String> words)
            throws InvalidDataException {
        try {
            CommandLine line = Crosscheck.commandLine(surroundings, words);
            line.setExpandAtFiles(false);
            return (SweepCommand)
                    line.parseArgs(words.toArray(String[]::new))
                            .subcommand()
                            .commandSpec()
                            .userObject();
        } catch (ParameterException e) {
            throw new InvalidDataException(
                    "the study has options that this version of the program does not take: "
                            + e.getMessage(),
                    e);
        }
    }
}
