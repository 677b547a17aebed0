package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialArgumentsTest {
    @Test
    void dataThatWereFoundAreNamed() {
        assertEquals(
                List.of("--data", "digits", "--epochs", "3"),
                TrialArguments.named(List.of("--epochs", "3"), "digits"));
        assertEquals(
                List.of("--data", "mnist", "--epochs", "3"),
                TrialArguments.named(List.of("--epochs", "3", "--data", "auto"), "mnist"));
    }

    @Test
    void dataThatWereAskedForStay() {
        List<String> asked = List.of("--data", "pictures/mine", "--epochs", "3");
        assertEquals(asked, TrialArguments.named(asked, "mine"));
    }
}
