package crosscheck.comparison.page;

import java.util.List;
import java.util.Optional;

/** Bars side by side. */
public record BarChart(
        String title,
        String finding,
        String xName,
        List<String> categories,
        Axis y,
        List<Bars> bars)
        implements Chart {

    /** Bars that belong together. */
    public record Bars(String name, List<Double> values) {

        public Bars {
            values = List.copyOf(values);
        }
    }

    public BarChart {
        categories = List.copyOf(categories);
        bars = List.copyOf(bars);
        for (Bars some : bars) {
            if (some.values().size() != categories.size()) {
                throw new IllegalArgumentException(
                        some.values().size() + " bars for " + categories.size() + " categories");
            }
        }
    }

    @Override
    public Optional<PageTable> numbers() {
        return Optional.of(ChartNumbers.of(this));
    }

    @Override
    public String kind() {
        return "bar";
    }
}
