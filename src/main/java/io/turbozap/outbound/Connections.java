package io.turbozap.outbound;

import io.turbozap.process.FatalErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The pools of connections, one for each event loop: a pool gives any idle connection to who asks, also one of another
 * event loop. What the pool does not know is kept beside it: it looks at the age of its connections once a second only,
 * and believes a server's {@code Keep-Alive: timeout=5}, so it would write on a connection that WAHA is closing.
 */
final class Connections {

    private final List<HttpClientAgent> agents = new ArrayList<>();
    private final List<WebClient> clients = new ArrayList<>();
    private final Map<Thread, WebClient> byLoop = new ConcurrentHashMap<>();
    private final AtomicInteger loops = new AtomicInteger();
    private final long keepIdleMillis;
    private final Map<HttpConnection, PooledConnection> open = new ConcurrentHashMap<>();

    Connections(Vertx vertx, int loops, OutboundOptions options) {
        this.keepIdleMillis = options.keepIdle().toMillis();
        for (int i = 0; i < loops; i++) {
            HttpClientAgent agent = vertx.httpClientBuilder()
                    .with(options.client())
                    .with(options.pool())
                    .withConnectHandler(this::opened)
                    .build();
            agents.add(agent);
            clients.add(WebClient.wrap(
                    agent, new WebClientOptions().setUserAgentEnabled(false).setFollowRedirects(false)));
        }
    }

    private void opened(HttpConnection connection) {
        open.put(connection, new PooledConnection(connection));
        connection.closeHandler(closed -> open.remove(connection));
        connection.exceptionHandler(
                FatalErrors
                        ::check); // nothing else: it fails their requests, and a log would quote what the server wrote
    }

    /** The client of this event loop. */
    WebClient client() {
        return byLoop.computeIfAbsent(
                Thread.currentThread(), loop -> clients.get(Math.floorMod(loops.getAndIncrement(), clients.size())));
    }

    /** What is known of a connection; null if it is closed. */
    @Nullable
    PooledConnection find(HttpConnection connection) {
        return open.get(connection);
    }

    /** How long a connection may have been idle to carry another request. */
    long keepIdleMillis() {
        return keepIdleMillis;
    }

    /** How many connections are open, idle ones included. */
    int count() {
        return open.size();
    }

    Future<Void> close() {
        return Future.join(agents.stream().map(HttpClientAgent::close).toList()).mapEmpty();
    }
}
