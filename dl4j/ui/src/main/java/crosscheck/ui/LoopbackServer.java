package crosscheck.ui;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.deeplearning4j.ui.VertxUIServer;

/** DL4J's server, which is handed a Vertx that knows no address but the loopback one. */
final class LoopbackServer extends VertxUIServer {
    private final int port;

    LoopbackServer(int port) {
        this.port = port;
    }

    @Override
    public void init(Vertx vertx, Context context) {
        super.init(LoopbackVertx.of(vertx, port), context);
    }
}
