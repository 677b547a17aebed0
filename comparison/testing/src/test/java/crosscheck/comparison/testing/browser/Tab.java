package crosscheck.comparison.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A tab of the browser. It keeps what the page says on its console and what it asks for. */
public final class Tab implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final DevTools tools;
    private final String target;
    private final String session;
    private final Consumer<JsonNode> listener = this::heard;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch loaded = new CountDownLatch(1);

    private Tab(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
    }

    static Tab open(DevTools tools) throws IOException {
        String target =
                tools.call("", "Target.createTarget", parameters().put("url", "about:blank"))
                        .get("targetId")
                        .asText();
        ObjectNode attach = parameters().put("targetId", target).put("flatten", true);
        String session = tools.call("", "Target.attachToTarget", attach).get("sessionId").asText();
        Tab tab = new Tab(tools, target, session);
        tools.listen(tab.listener);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.call(domain + ".enable", parameters());
        }
        return tab;
    }

    private static ObjectNode parameters() {
        return DevTools.JSON.createObjectNode();
    }

    private JsonNode call(String method, ObjectNode parameters) throws IOException {
        return tools.call(session, method, parameters);
    }

    private void heard(JsonNode event) {
        if (!session.equals(event.path("sessionId").asText())) {
            return;
        }
        JsonNode about = event.path("params");
        switch (event.path("method").asText()) {
            case "Page.loadEventFired" -> loaded.countDown();
            case "Network.requestWillBeSent" -> requests.add(about.at("/request/url").asText());
            case "Runtime.exceptionThrown" -> complaints.add(about.toString());
            case "Runtime.consoleAPICalled" -> complaints.add(about.toString());
            case "Log.entryAdded" -> complaints.add(about.path("entry").toString());
            default -> {
                // nothing that a test asks about
            }
        }
    }

    /**
     * Looks at pages in a window of this size.
     *
     * @param width of the window in pixels of the page
     * @param height of the window
     */
    public void resize(int width, int height) throws IOException {
        call(
                "Emulation.setDeviceMetricsOverride",
                parameters()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
    }

    /**
     * Looks at pages as a person with these settings does.
     *
     * @param medium {@code screen} or {@code print}
     * @param colours {@code light} or {@code dark}
     */
    public void look(String medium, String colours) throws IOException {
        ObjectNode parameters = parameters().put("media", medium);
        parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", colours);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /**
     * Opens a file and waits until it is loaded.
     *
     * @param page an HTML file
     */
    public void open(Path page) throws IOException, InterruptedException {
        complaints.clear();
        requests.clear();
        loaded = new CountDownLatch(1);
        call("Page.navigate", parameters().put("url", page.toUri().toString()));
        if (!loaded.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(page + " does not load");
        }
    }

    /**
     * Computes something in the page.
     *
     * @param script an expression; a promise is waited for
     * @return its value
     */
    public JsonNode evaluate(String script) throws IOException {
        JsonNode reply =
                call(
                        "Runtime.evaluate",
                        parameters()
                                .put("expression", script)
                                .put("awaitPromise", true)
                                .put("returnByValue", true));
        if (reply.has("exceptionDetails")) {
            throw new IOException(reply.get("exceptionDetails").toString());
        }
        return reply.at("/result/value");
    }

    /**
     * Takes a picture of the whole page.
     *
     * @param file a PNG to be made
     */
    public void screenshot(Path file) throws IOException {
        JsonNode size = call("Page.getLayoutMetrics", parameters()).path("cssContentSize");
        ObjectNode parameters =
                parameters().put("format", "png").put("captureBeyondViewport", true);
        parameters
                .putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", size.path("width").asDouble())
                .put("height", size.path("height").asDouble())
                .put("scale", 1);
        save(call("Page.captureScreenshot", parameters), file);
    }

    /**
     * Prints the page on A4.
     *
     * @param file a PDF to be made
     */
    public void print(Path file) throws IOException {
        ObjectNode parameters =
                parameters()
                        .put("printBackground", false)
                        .put("paperWidth", 8.27)
                        .put("paperHeight", 11.69);
        save(call("Page.printToPDF", parameters), file);
    }

    private static void save(JsonNode reply, Path file) throws IOException {
        Files.write(file, Base64.getDecoder().decode(reply.get("data").asText()));
    }

    /**
     * What the page said on its console since it was opened, its errors and its violations.
     *
     * @return a text each
     */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /**
     * What was asked for since the page was opened.
     *
     * @return addresses
     */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        tools.forget(listener);
        tools.call("", "Target.closeTarget", parameters().put("targetId", target));
    }
}
