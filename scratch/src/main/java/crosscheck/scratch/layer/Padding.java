package crosscheck.scratch.layer;

/** What surrounds an image where a {@link Window} reaches over its edge. */
public enum Padding {
    /** Nothing: the window stays inside; what is left over at the bottom and right is not seen. */
    VALID,
    /** Just enough zeros that a window of stride 1 gives an image of the same size. */
    SAME
}
