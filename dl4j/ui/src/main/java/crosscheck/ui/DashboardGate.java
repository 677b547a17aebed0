package crosscheck.ui;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.deeplearning4j.ui.VertxUIServer;

/**
 * Lets only what the pages of a training need through to DL4J's server: no uploads, no statistics
 * from elsewhere, no path that climbs. A page of another site in the same browser cannot read them
 * either: its requests have another host or come from another origin.
 */
final class DashboardGate implements Handler<HttpServerRequest> {
    private static final Pattern PATH =
            Pattern.compile(
                    "/|/train(/[A-Za-z0-9_.-]+){0,4}|/setlang/[a-z]{2}|/assets(/[\\w.@-]+)+");
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");
    private static final Pattern PAGE = Pattern.compile("/train/(overview|model|system)");
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String ASSETS = "/assets/";

    /** Scripts with known holes, and the releases that are served in their place. */
    private static final Map<String, String> REPLACED =
            Map.of(
                    "/assets/webjars/jquery/3.4.1/dist/jquery.min.js",
                    "META-INF/resources/webjars/jquery/3.7.1/dist/jquery.min.js",
                    "/assets/webjars/jquery/2.2.0/jquery.min.js",
                    "META-INF/resources/webjars/jquery/3.7.1/dist/jquery.min.js",
                    "/assets/webjars/bootstrap/4.3.1/dist/js/bootstrap.min.js",
                    "META-INF/resources/webjars/bootstrap/4.6.2/dist/js/bootstrap.min.js");

    private final Handler<HttpServerRequest> pages;

    DashboardGate(Handler<HttpServerRequest> pages) {
        this.pages = pages;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
                                + " style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        String replacement = REPLACED.get(request.path());
        if (!isAllowed(request)) {
            request.response().setStatusCode(FORBIDDEN).end();
        } else if (replacement == null && isMissing(request.path())) {
            request.response().setStatusCode(NOT_FOUND).end();
        } else if (replacement != null) {
            request.response()
                    .putHeader("content-type", "application/javascript")
                    .sendFile(replacement);
        } else {
            if (PAGE.matcher(request.path()).matches()) { // DL4J lets the browser guess
                request.response().putHeader("content-type", "text/html; charset=utf-8");
            }
            pages.handle(request);
        }
    }

    private static boolean isAllowed(HttpServerRequest request) {
        String path = request.path();
        return request.method() == HttpMethod.GET
                && isOurs(request.host())
                && path != null
                && PATH.matcher(path).matches()
                && !path.contains("..");
    }

    /** DL4J's server never answers where a file is not there, and a browser would wait for it. */
    private static boolean isMissing(String path) {
        if (!path.startsWith(ASSETS)) {
            return false;
        }
        int webjars = path.indexOf("webjars");
        String resource =
                webjars < 0
                        ? VertxUIServer.ASSETS_ROOT_DIRECTORY + path.substring(ASSETS.length())
                        : "META-INF/resources/" + path.substring(webjars);
        return DashboardGate.class.getClassLoader().getResource(resource) == null;
    }

    /** A name that somebody made point here is none of ours. */
    private static boolean isOurs(String host) {
        return host != null && NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }
}
