package crosscheck.ui;

import crosscheck.dl4j.dashboard.Dashboard;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;

/** DL4J's dashboard while it is open; one at a time in a Java machine. */
final class LoopbackDashboard implements Dashboard {
    private static final int SECONDS = 60;

    private final Vertx vertx;
    private final LoopbackServer server;
    private final StatsListener listener;
    private final Path files;

    private LoopbackDashboard(
            Vertx vertx, LoopbackServer server, StatsListener listener, Path files) {
        this.vertx = vertx;
        this.server = server;
        this.listener = listener;
        this.files = files;
    }

    static Dashboard open(int port, int stepsBetweenReports) throws IOException {
        Path files = Files.createTempDirectory("crosscheck-ui-");
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                // DL4J's server starts in the event loop: no warning of seconds
                                // there
                                .setMaxEventLoopExecuteTime(SECONDS)
                                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCacheDir(
                                                        files.resolve("cache").toString())));
        LoopbackServer server = new LoopbackServer(port);
        StatsStorage storage = new InMemoryStatsStorage();
        LoopbackDashboard dashboard =
                new LoopbackDashboard(
                        vertx, server, new StatsListener(storage, stepsBetweenReports), files);
        try {
            dashboard.start(port);
            server.attach(storage);
            return dashboard;
        } catch (IOException | RuntimeException e) {
            dashboard.close();
            throw e;
        }
    }

    private void start(int port) throws IOException {
        long begin = System.currentTimeMillis();
        CompletableFuture<String> started = new CompletableFuture<>();
        vertx.deployVerticle(
                server,
                result -> {
                    if (result.succeeded()) {
                        started.complete(result.result());
                    } else {
                        started.completeExceptionally(result.cause());
                    }
                });
        try {
            started.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the dashboard cannot listen at %s:%d (%s): give another --ui-port"
                            .formatted(LoopbackVertx.ADDRESS, port, reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the dashboard began", e);
        } finally {
            deleteUploadFolder(begin, System.currentTimeMillis());
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** DL4J's server makes one, named by the time, and leaves it; there are no uploads here. */
    private static void deleteUploadFolder(long from, long to) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (long millis = from; millis <= to; millis++) {
            Files.deleteIfExists(temporary.resolve("DL4JUI_" + millis));
        }
    }

    @Override
    public String address() {
        return "http://%s:%d/train/overview".formatted(LoopbackVertx.ADDRESS, server.getPort());
    }

    @Override
    public TrainingListener listener() {
        return listener;
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        vertx.close(result -> closed.complete(null));
        try {
            closed.get(SECONDS, TimeUnit.SECONDS);
            delete(files);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw new IllegalStateException("the dashboard does not end", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
