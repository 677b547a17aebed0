package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.comparison.page.MeanMap.Mean;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeanMapTest {
    private static MeanMap map(List<List<Optional<Mean>>> means) {
        return new MeanMap("t", "f", "layers", "rate", List.of("1"), List.of("a", "b", "c"), means);
    }

    @Test
    void coloursGoFromTheLeastToTheGreatestMean() {
        List<MeanMap.Place> places =
                map(List.of(List.of(mean(10.0, 3), mean(97.456, 1), Optional.empty())))
                        .rows()
                        .get(0)
                        .places();
        assertEquals(new Heatmap.Tile("10.00", "#00224e", "#ffffff"), places.get(0).tile());
        assertEquals("of 3", places.get(0).count());
        assertEquals(new Heatmap.Tile("97.46", "#fee838", "#000000"), places.get(1).tile());
        assertEquals(new Heatmap.Tile("–", "transparent", "inherit"), places.get(2).tile());
        assertEquals("", places.get(2).count());
    }

    @Test
    void everyInkStandsOutAgainstItsColour() {
        int checked = 0;
        for (int i = 0; i <= 100; i++) {
            Heatmap.Tile tile = Heatmap.tile("x", i / 100.0);
            double paper = luminance(tile.background());
            double ink = luminance(tile.ink());
            double contrast = (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
            assertTrue(contrast >= 4.5, tile + ": " + contrast);
            checked++;
        }
        assertEquals(101, checked);
    }

    private static double luminance(String colour) {
        double[] shares = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += shares[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Optional<Mean> mean(double value, int count) {
        return Optional.of(new Mean(value, count));
    }

    @Test
    void rejectsOtherSizesAndNoNumbers() {
        assertThrows(IllegalArgumentException.class, () -> map(List.of()));
        assertThrows(IllegalArgumentException.class, () -> map(List.of(List.of(Optional.empty()))));
        assertThrows(IllegalArgumentException.class, () -> new Mean(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Mean(1, 0));
    }
}
