package crosscheck.dl4j.runtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A GPU as {@code nvidia-smi} describes it.
 *
 * @param name such as {@code NVIDIA A10}
 * @param driver version of the driver, such as {@code 535.104.05}
 * @param capability if the driver tells it; those before 510 do not
 */
public record Gpu(String name, String driver, Optional<ComputeCapability> capability) {
    /** Name (which may contain commas), driver, and a capability or what stands in its place. */
    private static final Pattern LINE =
            Pattern.compile("(\\S.*?)\\s*,\\s*(\\d{3,5}(?:\\.\\d{1,5})+)\\s*(?:,\\s*(.*\\S)\\s*)?");

    private static final Pattern CAPABILITY = Pattern.compile("([1-9]\\d?)\\.(\\d)");
    private static final Pattern NOT_TOLD = Pattern.compile("N/A|\\[.*]");

    /**
     * The GPUs of a listing.
     *
     * @param csv a line for each: name, driver version and, where it is known, compute capability;
     *     other lines, such as warnings, are passed over
     * @return in the order of the listing
     */
    static List<Gpu> parse(String csv) {
        return csv.lines().map(String::strip).map(Gpu::line).flatMap(Optional::stream).toList();
    }

    private static Optional<Gpu> line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String last = parts.group(3);
        if (last == null || NOT_TOLD.matcher(last).matches()) {
            return Optional.of(new Gpu(parts.group(1), parts.group(2), Optional.empty()));
        }
        Matcher digits = CAPABILITY.matcher(last);
        if (!digits.matches()) {
            return Optional.empty();
        }
        ComputeCapability capability =
                new ComputeCapability(
                        Integer.parseInt(digits.group(1)), Integer.parseInt(digits.group(2)));
        return Optional.of(new Gpu(parts.group(1), parts.group(2), Optional.of(capability)));
    }

    @Override
    public String toString() {
        return "%s (%s, driver %s)"
                .formatted(
                        name,
                        capability
                                .map(known -> "compute capability " + known)
                                .orElse("compute capability not told"),
                        driver);
    }
}
