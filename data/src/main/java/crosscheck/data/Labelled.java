package crosscheck.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A choice that people write in lower case, on the command line and in JSON. */
public interface Labelled {

    /** How the choice is written; lower case, words joined by hyphens. */
    String label();

    /**
     * The choice written in some way.
     *
     * @param <E> the kind of choice
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    static <E extends Enum<E> & Labelled> E parse(Class<E> type, String label) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(choice -> choice.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected "
                                                + Arrays.stream(all)
                                                        .map(Labelled::label)
                                                        .collect(Collectors.joining(" or "))
                                                + ", found '"
                                                + label
                                                + "'"));
    }
}
