package crosscheck.comparison.export;

import crosscheck.comparison.spec.SpecText;
import crosscheck.comparison.training.Training;
import java.util.ArrayList;
import java.util.List;

/** {@code README.txt}: how to take the steps again, for somebody who has nothing but the folder. */
final class ExportReadme {
    private static final String HOW =
            """
            To take the steps again (each layer, the loss and the optimiser with their formulas are in
            spec.json):

            1. Read initial-weights.npz: 0_W, 0_b, 1_W and so on, from the input to the output. A dense
               W is (fanIn, fanOut), one of a convolution (out, in, kernel height, kernel width).
            2. Step s (from 0) takes the examples positions[s] of batches.npz, without the -1 at its
               end: rows of inputs and labels in examples.npz. Widen inputs to float64; targets are
               one-hot.
            3. Go through the layers of spec.json, then the loss: a mean over the mini-batch, without
               the L2 term. It must be losses[s] of trace-ENGINE.npz.
            4. Differentiate it, clip, add the L2 term, and apply the optimiser with learning_rates[s].
            5. After steps 1, 10, 100 and so on and after the last compare with
               weights-ENGINE-after-STEP.npz; every tensor of the first steps (tracedSteps in spec.json)
               is in trace-ENGINE.npz as step_STEP_NAME. Steps in names are counted from 1.

            Engines in double do what any other program does in float64, up to rounding. Every array is
            little-endian, in C order, read by numpy.load.
            """;

    private ExportReadme() {}

    static String of(
            Training job, ExportedSteps steps, List<StepExport> sides, Inventory inventory) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "The first %d steps of a training on %s: %s."
                        .formatted(
                                steps.count(),
                                job.split().train().name(),
                                SpecText.of(job.network(), job.training())));
        for (StepExport side : sides) {
            lines.add(
                    "%s in %s: %d steps, %d of them with every tensor"
                            .formatted(
                                    side.side().name(),
                                    side.side().precision().label(),
                                    side.stepsTaken(),
                                    side.tracedSteps()));
        }
        lines.add("");
        lines.addAll(HOW.lines().toList());
        lines.add("");
        lines.addAll(inventory.lines());
        return String.join("\n", lines) + "\n";
    }
}
