package crosscheck.comparison.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatmapTest {
    private static Heatmap heatmap(List<List<Long>> counts) {
        return new Heatmap(
                "Animals",
                "Two of three are right.",
                "actual",
                "predicted",
                List.of("cat", "dog"),
                counts);
    }

    @Test
    void coloursGoFromNoneToTheLargestAndCanBeReadOn() {
        Heatmap heatmap = heatmap(List.of(List.of(100L, 0L), List.of(25L, 1L)));
        Heatmap.Tile largest = heatmap.rows().get(0).tiles().get(0);
        assertEquals(new Heatmap.Tile("100", "#fee838", "#000000"), largest);
        Heatmap.Tile none = heatmap.rows().get(0).tiles().get(1);
        assertEquals(new Heatmap.Tile("0", "#00224e", "#ffffff"), none);
        assertEquals("dog", heatmap.rows().get(1).name());
    }

    @Test
    void nothingButZerosIsDrawnTheSame() {
        Heatmap heatmap = heatmap(List.of(List.of(0L, 0L), List.of(0L, 0L)));
        assertEquals("#00224e", heatmap.rows().get(1).tiles().get(1).background());
    }

    @Test
    void thePageHasEveryNumber(@TempDir Path folder) throws IOException {
        Heatmap heatmap = heatmap(List.of(List.of(7L, 1L), List.of(2L, 5L)));
        Path file = folder.resolve("page.html");
        PageFile.write(new Page("t", "s", List.of(Section.of("Matrix", heatmap)), List.of()), file);
        String html = Files.readString(file);
        int found = 0;
        for (String part :
                List.of(">7</td>", ">1</td>", ">2</td>", ">5</td>", ">cat</th>", "predicted")) {
            assertTrue(html.contains(part), part);
            found++;
        }
        assertEquals(6, found);
        assertTrue(html.contains("Two of three are right."));
    }

    @Test
    void rejectsWhatIsNotSquareOrNegative() {
        assertThrows(IllegalArgumentException.class, () -> heatmap(List.of(List.of(1L, 2L))));
        assertThrows(
                IllegalArgumentException.class,
                () -> heatmap(List.of(List.of(1L, 2L), List.of(1L))));
        assertThrows(
                IllegalArgumentException.class,
                () -> heatmap(List.of(List.of(1L, 2L), List.of(1L, -1L))));
    }
}
