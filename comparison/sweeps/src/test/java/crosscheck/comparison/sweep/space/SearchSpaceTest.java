package crosscheck.comparison.sweep.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTest {
    private static final List<String> TEXTS =
            List.of(
                    "learningRate=log:0.001..10.0",
                    "dropout=0.0..0.5",
                    "hidden=int:10..200",
                    "layers=intlog:1..9",
                    "optimiser.beta1=-1.5..1.0E-7",
                    "activation=sigmoid,tanh,relu",
                    "epochs=5");

    @TempDir private Path folder;

    @Test
    void textsComeBackAsTheyWere() {
        assertEquals(TEXTS, SearchSpace.parse(TEXTS).texts());
        assertEquals(7, SearchSpace.parse(TEXTS).parameters().size());
    }

    @Test
    void everyPlaceIsThatOfItsOwnValue() {
        SearchSpace space = SearchSpace.parse(TEXTS);
        Random random = new Random(1);
        int checked = 0;
        for (int n = 0; n < 500; n++) {
            double[] u = random.doubles(TEXTS.size()).toArray();
            Point point = space.at(u);
            assertEquals(point, space.at(space.positions(point)));
            checked++;
        }
        assertEquals(500, checked);
    }

    @Test
    void endsOfTheIntervalAreEndsOfTheRanges() {
        SearchSpace space = SearchSpace.parse(TEXTS);
        double[] ones = {1, 1, 1, 1, 1, 1, 1};
        assertEquals(
                "learningRate=0.001 dropout=0.0 hidden=10 layers=1 optimiser.beta1=-1.5"
                        + " activation=sigmoid epochs=5",
                space.at(new double[7]).toString());
        assertEquals(
                "learningRate=10.0 dropout=0.5 hidden=200 layers=9 optimiser.beta1=1.0E-7"
                        + " activation=relu epochs=5",
                space.at(ones).toString());
    }

    @Test
    void logarithmicRangesHaveEqualRatios() {
        SweptParameter rate = ParameterText.parse("rate=log:0.001..10");
        assertEquals("0.01", rate.at(0.25));
        assertEquals("0.1", rate.at(0.5));
        assertEquals("1.0", rate.at(0.75));
        SweptParameter units = ParameterText.parse("units=intlog:1..7");
        assertEquals("2", units.at(0.34), "ln 2 / ln 8 is a third");
        assertEquals("1", units.at(0.33));
        assertEquals("4", units.at(0.67));
    }

    @Test
    void eachWholeNumberHasItsShare() {
        SweptParameter whole = ParameterText.parse("n=int:3..6");
        int[] counts = new int[7];
        for (int i = 0; i < 400; i++) {
            counts[Integer.parseInt(whole.at((i + 0.5) / 400))]++;
        }
        for (int n = 3; n <= 6; n++) {
            assertEquals(100, counts[n]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "learningRate",
                "=1,2",
                "a=",
                "a=1,,2",
                "a=1,1",
                "a=2..1",
                "a=1..1",
                "a=log:0..1",
                "a=log:-1..1",
                "a=NaN..1",
                "a=0..Infinity",
                "a=int:1.5..3",
                "a=intlog:0..3",
                "a=lin:0..3",
                "a=x..y",
                "a b=1,2",
                "-a=1,2",
                "a.b.c=1,2",
                "a=int:-2147483648..2147483646"
            })
    void wrongTextsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> ParameterText.parse(text));
    }

    @Test
    void placesAndValuesOutsideAreRefused() {
        for (String text : TEXTS) {
            SweptParameter parameter = ParameterText.parse(text);
            for (double u : new double[] {-1e-9, 1.0000001, Double.NaN}) {
                assertThrows(IllegalArgumentException.class, () -> parameter.at(u));
            }
            assertThrows(IllegalArgumentException.class, () -> parameter.position("1000"));
            assertThrows(IllegalArgumentException.class, () -> parameter.position("none"));
            assertThrows(IllegalArgumentException.class, () -> parameter.position("NaN"));
        }
        assertThrows(
                IllegalArgumentException.class, () -> SearchSpace.parse(List.of("a=1,2", "a=3,4")));
        assertThrows(IllegalArgumentException.class, () -> SearchSpace.parse(List.of()));
    }

    private SearchSpace file(String text) throws IOException {
        Path file = folder.resolve("space");
        Files.writeString(file, text);
        return SpaceFile.read(file);
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        SearchSpace yaml =
                file(
                        """
                        # the lectures' rates
                        parameters:
                          learningRate: log:0.001..10
                          hidden: [15, 30, 100]
                          dropout: 0..0.5
                          activation: [sigmoid, relu]
                          epochs: 5
                        """);
        SearchSpace json =
                file(
                        "{\"parameters\": {\"learningRate\": \"log:0.001..10\","
                                + " \"hidden\": [15, 30, 100], \"dropout\": \"0..0.5\","
                                + " \"activation\": [\"sigmoid\", \"relu\"], \"epochs\": 5}}");
        assertEquals(yaml, json);
        assertEquals(
                List.of(
                        "learningRate=log:0.001..10.0",
                        "hidden=15,30,100",
                        "dropout=0.0..0.5",
                        "activation=sigmoid,relu",
                        "epochs=5"),
                yaml.texts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "parameters: 3",
                "parameters: {}",
                "parameters: {a: [1, 2]}\nmore: 1",
                "parameters: {a: [1, 2], a: [3]}",
                "parameters: {a: {b: 1}}",
                "parameters: {a: [[1]]}",
                "parameters: {a: null}",
                "parameters: {a: [1, 2",
                "{\"parameters\": {\"a\": \"2..1\"}}"
            })
    void wrongFilesAreRefusedInASentence(String text) {
        InvalidDataException failure =
                assertThrows(InvalidDataException.class, () -> file(text), text);
        assertTrue(failure.getMessage().contains("space"), failure.getMessage());
    }

    @Test
    void classesThatYamlNamesAreRefusedAndAliasesToo() {
        for (String values :
                List.of(
                        "!!javax.script.ScriptEngineManager [x]",
                        "!!int 3",
                        "&b [1, 2]",
                        "[&b 3, *b]")) {
            InvalidDataException failure =
                    assertThrows(
                            InvalidDataException.class,
                            () -> file("parameters: {a: %s}".formatted(values)),
                            values);
            assertTrue(failure.getMessage().contains("must have no "), failure.getMessage());
        }
    }

    @Test
    void largeFilesAreNotRead() {
        assertThrows(
                InvalidDataException.class, () -> file("#".repeat((int) SpaceFile.MOST_BYTES + 1)));
    }

    @Test
    void fileThatIsNotThereIsSaidSo(@TempDir Path empty) {
        InvalidDataException none =
                assertThrows(
                        InvalidDataException.class,
                        () -> SpaceFile.read(empty.resolve("none.yaml")));
        assertTrue(none.getMessage().startsWith("there is no file "), none.getMessage());
    }
}
