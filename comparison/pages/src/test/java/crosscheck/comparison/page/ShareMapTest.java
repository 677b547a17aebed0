package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShareMapTest {
    private static ShareMap map(List<List<Optional<Double>>> shares) {
        return new ShareMap("t", "f", "tensor", "step", List.of("0_W"), List.of("1", "10"), shares);
    }

    private static Heatmap.Tile tile(double share) {
        return map(List.of(List.of(Optional.of(share), Optional.empty())))
                .rows()
                .get(0)
                .places()
                .get(0)
                .tile();
    }

    @Test
    void coloursGoWithTheLogarithmUpToTheLimit() {
        assertEquals(new Heatmap.Tile("0", "#00224e", "#ffffff"), tile(0));
        assertEquals("#00224e", tile(1e-4).background());
        assertEquals("#fee838", tile(1).background());
        assertEquals("#fee838", tile(1e9).background());
        int middle = ColourScale.SEQUENTIAL.rgb(0.5);
        assertEquals("#%06x".formatted(middle), tile(0.01).background());
    }

    @Test
    void beyondTheLimitThereIsAMark() {
        assertEquals("100 %", ShareMap.text(1));
        assertEquals("✗ 102 %", ShareMap.text(1.016));
        assertEquals("✗ 120 times", ShareMap.text(119.7));
        assertEquals("✗ not finite", ShareMap.text(Double.POSITIVE_INFINITY));
        assertEquals("✗ not finite", ShareMap.text(Double.NaN));
    }

    @Test
    void smallSharesAreNotZero() {
        assertEquals("0", ShareMap.text(0));
        assertEquals("< 0.01 %", ShareMap.text(1e-9));
        assertEquals("4.2 %", ShareMap.text(0.0421));
    }

    @Test
    void whatWasNotComparedHasNoColour() {
        MeanMap.Place none =
                map(List.of(List.of(Optional.of(0.5), Optional.empty())))
                        .rows()
                        .get(0)
                        .places()
                        .get(1);
        assertEquals(new Heatmap.Tile("–", "transparent", "inherit"), none.tile());
    }

    @Test
    void rejectsOtherSizes() {
        assertThrows(IllegalArgumentException.class, () -> map(List.of()));
        assertThrows(IllegalArgumentException.class, () -> map(List.of(List.of(Optional.empty()))));
    }
}
