package crosscheck.comparison.page;

/** Numbers to be painted. */
public record LabelledImage(String label, Matrix pixels) {}
