package crosscheck.ui;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as they are written here, so that headers and paths can be wrong. */
record Http(int status, String head, String body) {
    private static final int MILLIS = 20_000;

    static Http get(int port, String path) throws IOException {
        return send(port, "GET " + path, "127.0.0.1:" + port);
    }

    static Http send(int port, String methodAndPath, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(MILLIS);
            String request =
                    "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                            .formatted(methodAndPath, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            return new Http(Integer.parseInt(head.split(" ")[1]), head, answer.substring(end + 4));
        }
    }
}
