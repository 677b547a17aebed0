package crosscheck.data.mnist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crosscheck.data.idx.IdxBytes;
import crosscheck.data.idx.IdxPart;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mirror on this machine that behaves well or badly. */
public final class MirrorServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> userAgents = new CopyOnWriteArrayList<>();

    /** How a mirror answers a request for a file. */
    public interface Answer {
        void send(HttpExchange exchange, byte[] compressed) throws IOException;
    }

    public MirrorServer(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String path = exchange.getRequestURI().getPath();
                        requests.add(path);
                        userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
                        answer.send(exchange, compressed(path));
                    } catch (IOException e) {
                        // the client went away, as some tests want
                    }
                });
        server.start();
    }

    /** A mirror that serves the four files. */
    static MirrorServer good() throws IOException {
        return new MirrorServer(MirrorServer::sendWhole);
    }

    /** A mirror that serves these bytes under every name. */
    static MirrorServer serving(byte[] body) throws IOException {
        return new MirrorServer((exchange, compressed) -> sendWhole(exchange, body));
    }

    static void sendWhole(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream target = exchange.getResponseBody()) {
            target.write(body);
        }
    }

    /** An address where nobody listens. */
    public static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }

    private static byte[] compressed(String path) {
        for (Map.Entry<IdxPart, byte[]> file : IdxBytes.fourFiles().entrySet()) {
            if (path.endsWith("/" + file.getKey().fileName() + ".gz")) {
                return IdxBytes.gzip(file.getValue());
            }
        }
        return new byte[0];
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mnist/");
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> userAgents() {
        return List.copyOf(userAgents);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
