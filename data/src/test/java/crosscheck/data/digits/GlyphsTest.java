package crosscheck.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void everyGlyphIsOneHighAndInTheMiddle() {
        int checked = 0;
        for (int digit = 0; digit < DigitImage.CLASSES; digit++) {
            for (Glyph glyph : Glyphs.of(digit)) {
                List<PlanePoint> points =
                        glyph.strokes().stream()
                                .flatMap(stroke -> stroke.points(8).stream())
                                .toList();
                double top = points.stream().mapToDouble(PlanePoint::y).min().orElseThrow();
                double bottom = points.stream().mapToDouble(PlanePoint::y).max().orElseThrow();
                double left = points.stream().mapToDouble(PlanePoint::x).min().orElseThrow();
                double right = points.stream().mapToDouble(PlanePoint::x).max().orElseThrow();
                assertEquals(0, top, 0.04, "top of a " + digit);
                assertEquals(1, bottom, 0.04, "bottom of a " + digit);
                assertEquals(0.5, (left + right) / 2, 0.1, "middle of a " + digit);
                assertTrue(right - left <= 0.72, "width of a " + digit);
                checked++;
            }
        }
        assertEquals(23, checked);
    }

    @Test
    void everyWayOfWritingIsChosenAboutAsOftenAsItSays() {
        int draws = 9000;
        for (int digit = 0; digit < DigitImage.CLASSES; digit++) {
            Random random = new Random(digit);
            Map<Glyph, Integer> counts = new HashMap<>();
            for (int i = 0; i < draws; i++) {
                counts.merge(Glyphs.choose(digit, random), 1, Integer::sum);
            }
            List<Glyph> glyphs = Glyphs.of(digit);
            int total = glyphs.stream().mapToInt(Glyph::frequency).sum();
            assertEquals(glyphs.size(), counts.size());
            for (Glyph glyph : glyphs) {
                double share = (double) counts.get(glyph) / draws;
                assertEquals((double) glyph.frequency() / total, share, 0.03);
            }
        }
    }

    @Test
    void rejectsAFrequencyBelowOne() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Glyph.of(0));
        assertEquals("the frequency must be at least 1, not 0", thrown.getMessage());
    }
}
