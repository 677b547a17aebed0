package crosscheck.spark;

import crosscheck.comparison.sweep.run.ClusterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Checks that a master answers, since Spark itself waits a whole minute for one. */
final class MasterAddress {
    private static final String SCHEME = "spark://";
    private static final int PATIENCE_MILLIS = 5_000;

    private MasterAddress() {}

    /**
     * Connects to the master's port.
     *
     * @param master {@code local[2]}, or {@code spark://host:7077}, or several hosts of which one
     *     is in charge: {@code spark://one:7077,two:7077}
     * @throws ClusterException if none answers
     */
    static void requireAnswer(String master) {
        if (!master.startsWith(SCHEME)) {
            return;
        }
        String failure = "";
        for (String address : master.substring(SCHEME.length()).split(",")) {
            failure = knock(address);
            if (failure.isEmpty()) {
                return;
            }
        }
        throw new ClusterException("there is no Spark master at %s: %s".formatted(master, failure));
    }

    /** Why the master does not answer; empty if it does. */
    private static String knock(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            InetSocketAddress there = new InetSocketAddress(address.substring(0, colon), port);
            if (there.isUnresolved()) {
                return "no machine has this name";
            }
            socket.connect(there, PATIENCE_MILLIS);
            return "";
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
