package crosscheck.comparison.checkpoint;

import crosscheck.data.InvalidDataException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text that {@code sha256sum} prints for the files of a checkpoint. */
final class Checksums {
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})  ((?:checkpoint|best)-[1-9]\\d{0,8}\\.(?:npz|json))");
    private static final Pattern BEST = Pattern.compile("best-([1-9]\\d{0,8})\\.npz");

    private Checksums() {}

    /** Such as {@code best-4.npz}. */
    static String bestName(int epoch) {
        return "best-" + epoch + ".npz";
    }

    static String text(Map<String, String> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** The checksums by name: those of checkpoint N's two files, and perhaps of best weights. */
    static Map<String, String> read(Path file, int number, String text)
            throws InvalidDataException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                sums.put(matcher.group(2), matcher.group(1));
            }
        }
        boolean both =
                sums.containsKey(CheckpointFile.name(number, CheckpointFile.ARRAYS))
                        && sums.containsKey(CheckpointFile.name(number, CheckpointFile.DOCUMENT));
        boolean others =
                sums.size() == 2
                        || sums.size() == 3
                                && sums.keySet().stream().anyMatch(BEST.asMatchPredicate());
        if (!both || !others || !text(sums).equals(text)) {
            throw new InvalidDataException(file + " is damaged: it is not a list of checksums");
        }
        return sums;
    }

    /** The file of best weights among them; empty text where there is none. */
    static String best(Map<String, String> sums) {
        return sums.keySet().stream().filter(BEST.asMatchPredicate()).findFirst().orElse("");
    }
}
