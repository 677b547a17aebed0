package crosscheck.comparison.sweep.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintTest {
    private static final Point POINT =
            new Point(
                    Map.of("hidden", "30", "layers", "5", "optimiser.beta1", "0.9", "loss", "mse"));

    private static boolean holds(String text) {
        return new Constraint(text).violation(POINT).isEmpty();
    }

    @Test
    void comparisonsAreComputedAsInSchool() {
        List<String> hold =
                List.of(
                        "hidden*layers<=150",
                        "hidden * layers >= 150",
                        "hidden-layers-5==20",
                        "100/layers/2==10",
                        "2+3*layers==17",
                        "(2+3)*layers==25",
                        "-layers<0",
                        "1-optimiser.beta1<.11",
                        "layers!=hidden",
                        "1e-3*hidden<3.1E-2",
                        "hidden>layers");
        List<String> fail =
                List.of(
                        "hidden*layers<150",
                        "hidden*layers>150",
                        "layers==4",
                        "hidden!=30",
                        "hidden/(layers-5)>0",
                        "hidden/(layers-5)!=0");
        hold.forEach(text -> assertTrue(holds(text), text));
        fail.forEach(text -> assertTrue(!holds(text), text));
        assertEquals(17, hold.size() + fail.size());
    }

    @Test
    void whatIsWrongIsTold() {
        assertEquals(
                Optional.of("hidden*layers<=100 does not hold: 150.0 against 100.0"),
                new Constraint("hidden*layers<=100").violation(POINT));
        assertEquals(
                Set.of("hidden", "optimiser.beta1"),
                new Constraint("hidden<1/optimiser.beta1").names());
    }

    @Test
    void whatIsNoComparisonIsRefused() {
        int refused = 0;
        for (String text :
                List.of(
                        "",
                        "hidden",
                        "hidden<",
                        "hidden<3<4",
                        "hidden=3",
                        "(hidden<3",
                        "hidden*<3",
                        "3<4",
                        "hidden<3;",
                        "hidden<" + "1".repeat(1000))) {
            assertThrows(IllegalArgumentException.class, () -> new Constraint(text), text);
            refused++;
        }
        assertEquals(10, refused);
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Constraint("hidden*layers<=<200"))
                        .getMessage()
                        .endsWith("in 'hidden*layers<=<200' after 'hidden*layers<='"));
    }

    @Test
    void spacesRefuseConstraintsOfWhatIsNoNumberOrNotVaried() {
        SearchSpace space =
                SearchSpace.parse(List.of("hidden=int:2..9", "loss=quadratic,cross-entropy"));
        assertTrue(
                space.where(List.of("hidden<=4"))
                        .violation(space.at(new double[] {1, 0}))
                        .isPresent());
        assertEquals(
                Optional.empty(),
                space.where(List.of("hidden<=4")).violation(space.at(new double[] {0, 0})));
        SearchSpace both = space.where(List.of("hidden<=4")).where(List.of("hidden>=2"));
        assertEquals(2, both.constraints().size(), "further ones are added");
        assertThrows(IllegalArgumentException.class, () -> space.where(List.of("loss<3")));
        assertThrows(IllegalArgumentException.class, () -> space.where(List.of("layers<3")));
    }
}
