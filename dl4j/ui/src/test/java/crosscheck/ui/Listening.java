package crosscheck.ui;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Who listens at a port of this machine. */
final class Listening {
    private static final String LISTEN = "0A";
    private static final int MILLIS = 2000;

    private Listening() {}

    /** The local addresses at which somebody listens, as the Linux kernel writes them. */
    static List<String> addresses(int port) throws IOException {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[1].endsWith(suffix) && fields[3].equals(LISTEN)) {
                    addresses.add(fields[1].substring(0, fields[1].length() - suffix.length()));
                }
            }
        }
        return addresses;
    }

    /** Addresses of this machine other than 127.0.0.1, at least two. */
    static List<InetAddress> otherAddresses() throws IOException {
        List<InetAddress> others = new ArrayList<>();
        others.add(InetAddress.getByName("127.0.0.2"));
        others.add(InetAddress.getByName("::1"));
        for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(one.getInetAddresses())) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    others.add(address);
                }
            }
        }
        return others;
    }

    static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
