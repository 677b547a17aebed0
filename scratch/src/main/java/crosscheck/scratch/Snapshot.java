package crosscheck.scratch;

import java.util.ArrayList;
import java.util.List;

/** A copy of all numbers of a network that training changes. */
final class Snapshot {
    private final List<double[]> originals;
    private final List<double[]> copies;

    Snapshot(Network network) {
        originals = new ArrayList<>();
        network.parameters().forEach(parameter -> originals.add(parameter.value().values()));
        originals.addAll(network.statistics());
        copies = originals.stream().map(double[]::clone).toList();
    }

    /** Puts the numbers back into the network. */
    void restore() {
        for (int i = 0; i < copies.size(); i++) {
            System.arraycopy(copies.get(i), 0, originals.get(i), 0, copies.get(i).length);
        }
    }
}
