package crosscheck.comparison.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls and events of the DevTools protocol over one connection.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;
    private int lastId;

    private DevTools() {}

    static DevTools connect(String address) {
        DevTools tools = new DevTools();
        tools.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(address), tools)
                        .join();
        return tools;
    }

    /** Is told every event. */
    void listen(Consumer<JsonNode> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<JsonNode> listener) {
        listeners.remove(listener);
    }

    /**
     * Calls a method and waits for what it returns.
     *
     * @param session of a tab; empty for the browser itself
     * @param method such as {@code Page.navigate}
     * @param parameters of the method
     * @return its result
     * @throws IOException if the browser reports an error or does not answer
     */
    JsonNode call(String session, String method, ObjectNode parameters) throws IOException {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        ObjectNode message = JSON.createObjectNode();
        synchronized (this) {
            lastId++;
            answers.put(lastId, answer);
            message.put("id", lastId).put("method", method).set("params", parameters);
            if (!session.isEmpty()) {
                message.put("sessionId", session);
            }
            try {
                socket.sendText(message.toString(), true).join();
            } catch (CompletionException e) {
                throw new IOException(method + " cannot be sent", e);
            }
        }
        try {
            JsonNode reply = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (reply.has("error")) {
                throw new IOException(method + ": " + reply.get("error"));
            }
            return reply.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method + " has no answer", e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            handle(message);
        }
        from.request(1);
        return null;
    }

    private void handle(String message) {
        try {
            JsonNode node = JSON.readTree(message);
            if (node.has("id")) {
                answers.remove(node.get("id").asInt()).complete(node);
            } else {
                listeners.forEach(listener -> listener.accept(node));
            }
        } catch (IOException e) {
            answers.values().forEach(answer -> answer.completeExceptionally(e));
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        answers.values().forEach(answer -> answer.completeExceptionally(error));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
