package crosscheck.comparison.runpage;

import crosscheck.comparison.console.Numbers;
import crosscheck.comparison.page.Axis;
import crosscheck.comparison.page.Chart;
import crosscheck.comparison.page.ChartPoint;
import crosscheck.comparison.page.Series;
import crosscheck.comparison.page.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the engines' validation losses are apart at each epoch: curves that lie on each other say
 * only that the distance is small.
 */
final class CurveDistances {
    private CurveDistances() {}

    /** The distances to the first curve; nothing where there is no other, or none differs. */
    static Optional<Chart> of(List<Curve> curves) {
        List<Series> lines = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (int place = 1; place < curves.size(); place++) {
            Curve curve = curves.get(place);
            List<ChartPoint> points = distances(curves.get(0), curve);
            double greatest = points.stream().mapToDouble(ChartPoint::y).max().orElse(0);
            if (greatest > 0) {
                lines.add(Series.line(curve.name(), points).looking(place));
                findings.add(curve.name() + " at most " + Numbers.scientific(greatest));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String reference = curves.get(0).name();
        return Optional.of(
                XyChart.lines(
                        "Distance of the validation loss from that of " + reference,
                        "Largest over the seeds of each epoch: "
                                + String.join(", ", findings)
                                + ". No distance is no point.",
                        Axis.whole("epoch"),
                        Axis.log("distance, logarithmic"),
                        lines));
    }

    /** Of each epoch the largest distance between trainings of one seed. */
    private static List<ChartPoint> distances(Curve reference, Curve other) {
        List<ChartPoint> points = new ArrayList<>();
        for (Integer epoch : Curve.shown(other.epochs())) {
            double largest = Double.NaN;
            for (EpochRow row : other.epochs().get(epoch)) {
                for (EpochRow like : reference.epochs().getOrDefault(epoch, List.of())) {
                    if (row.seed() == like.seed()) {
                        double distance = Math.abs(row.validationLoss() - like.validationLoss());
                        largest = Double.isNaN(largest) ? distance : Math.max(largest, distance);
                    }
                }
            }
            if (!Double.isNaN(largest)) {
                points.add(new ChartPoint(epoch, largest));
            }
        }
        return points;
    }
}
