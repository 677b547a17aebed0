package crosscheck.ui;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A {@link Vertx} whose servers listen on 127.0.0.1 and at one port, whatever they are told, with a
 * {@link DashboardGate} before their handlers.
 */
final class LoopbackVertx {
    static final String ADDRESS = "127.0.0.1";

    private LoopbackVertx() {}

    /** A view of a Vertx; all but HTTP servers is its own, and other servers are refused. */
    static Vertx of(Vertx vertx, int port) {
        return view(
                vertx,
                Vertx.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "createHttpServer" -> server(vertx, port);
                            case "createNetServer", "createDatagramSocket" -> throw refused(method);
                            default -> invoke(vertx, method, args);
                        });
    }

    private static HttpServer server(Vertx vertx, int port) {
        HttpServer server =
                vertx.createHttpServer(new HttpServerOptions().setHost(ADDRESS).setPort(port));
        return view(
                server,
                HttpServer.class,
                (proxy, method, args) ->
                        switch (method.getName()) {
                            case "listen" -> {
                                listen(server, method, args);
                                yield proxy;
                            }
                            case "requestHandler" -> {
                                if (args == null) {
                                    throw refused(method);
                                }
                                server.requestHandler(new DashboardGate(requests(args[0])));
                                yield proxy;
                            }
                            case "websocketHandler", "webSocketHandler", "connectionHandler" ->
                                    throw refused(method);
                            default -> invoke(server, method, args);
                        });
    }

    private static void listen(HttpServer server, Method method, Object[] args) {
        Object last = args == null ? null : args[args.length - 1];
        if (!(last instanceof Handler)) {
            throw refused(method);
        }
        server.listen(results(last)); // host and port are those of the options
    }

    @SuppressWarnings("unchecked") // the type of the only parameter of requestHandler
    private static Handler<HttpServerRequest> requests(Object handler) {
        return (Handler<HttpServerRequest>) handler;
    }

    @SuppressWarnings("unchecked") // the type of the last parameter of each listen that has one
    private static Handler<AsyncResult<HttpServer>> results(Object handler) {
        return (Handler<AsyncResult<HttpServer>>) handler;
    }

    private static UnsupportedOperationException refused(Method method) {
        return new UnsupportedOperationException(method + " is not for the dashboard");
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Vert.x casts to interfaces of its own, so that a view has all of them. */
    private static <T> T view(T target, Class<T> type, InvocationHandler handler) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> c = target.getClass(); c != null; c = c.getSuperclass()) {
            interfaces.addAll(Set.of(c.getInterfaces()));
        }
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), interfaces.toArray(Class<?>[]::new), handler));
    }
}
