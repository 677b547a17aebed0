package crosscheck.comparison.page;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** How far values lie apart at one place of a chart. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"x", "least", "greatest"})
public record Spread(double x, double least, double greatest) {}
