package crosscheck.comparison.sweep.pruning;

/** Pruners by name. */
public final class Pruners {
    /** The name of {@link Pruner#NONE}. */
    public static final String NONE = "none";

    private Pruners() {}

    /**
     * The pruner that a text means.
     *
     * @param text {@code none}
     * @return a pruner
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Pruner parse(String text) {
        if (!text.equals(NONE)) {
            throw new IllegalArgumentException("expected none, found '" + text + "'");
        }
        return Pruner.NONE;
    }
}
