package io.turbozap.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionQueries;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that do not read, do not answer, or vanish, in front of a real server with a quick heartbeat. */
@Tag("slow")
@ExtendWith(VertxExtension.class)
@Timeout(60)
class TroublesomeClientsTest {

    private static final long HEARTBEAT = 1_000;
    private static final List<SessionName> SESSIONS =
            IntStream.range(0, 16).mapToObj(i -> new SessionName("s" + i)).toList();

    private Vertx vertx;
    private Live live;
    private int port;

    private static SessionQueries noSessions() {
        return (SessionQueries) Proxy.newProxyInstance(
                SessionQueries.class.getClassLoader(),
                new Class<?>[] {SessionQueries.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError(method.getName() + " was called");
                });
    }

    /** Takes everybody in, to follow all sessions; on {@code /first} the first alone. */
    private final class Door extends VerticleBase {

        @Override
        public Future<?> start() {
            WebSocketHub webSocketHub = new WebSocketHub(vertx, live, HEARTBEAT);
            List<Subscription> all = SESSIONS.stream()
                    .map(session -> new Subscription(new Topic(Topic.Kind.SESSION, session.value()), null))
                    .toList();
            // who does not answer a goodbye is waited for that long; seconds
            HttpServerOptions options = new HttpServerOptions().setWebSocketClosingTimeout(1);
            HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
                live.enter();
                request.toWebSocket()
                        .onSuccess(socket -> webSocketHub.serve(
                                socket,
                                request.path().equals("/") ? all : all.subList(0, 1),
                                topic -> true,
                                () -> request.connection().close()));
            });
            return server.listen(0, "127.0.0.1").onSuccess(listening -> port = listening.actualPort());
        }
    }

    @BeforeEach
    void open(Vertx injected) {
        vertx = injected;
        LocalCodec.install(vertx);
        Overviews overviews = new Overviews(noSessions(), () -> Future.failedFuture("no store"), Clock.systemUTC());
        live = Live.open(vertx, noSessions(), overviews, Receipts.none(), Clock.systemUTC(), 100)
                .await();
        vertx.deployVerticle(new Door()).await();
    }

    /** A connection that upgraded, and leaves everything else to the test. */
    private NetSocket raw() {
        NetSocket socket = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(4_096))
                .connect(port, "127.0.0.1")
                .await();
        socket.write("""
                GET / HTTP/1.1
                Host: 127.0.0.1
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13

                """.replace("\n", "\r\n"));
        return socket;
    }

    private void until(int sockets) {
        while (live.sockets() != sockets) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void who_answers_pings_stays_and_who_does_not_is_dropped() {
        SocketListener good = SocketListener.connect(vertx, port, "/first");
        Buffer heard = Buffer.buffer();
        NetSocket dead = raw().handler(heard::appendBuffer);
        until(2);
        until(1);

        live.status(SESSIONS.get(0), "WORKING");
        assertEquals("WORKING", good.data("session_status").getString("status"));
        assertTrue(heard.toString().contains("no pong"), heard::toString);
        dead.close();
    }

    @Test
    void who_does_not_read_is_dropped_and_holds_up_nobody() {
        NetSocket stalled = raw().pause();
        until(1);
        SocketListener good = SocketListener.connect(vertx, port, "/first");
        JsonObject details = new JsonObject().put("padding", "x".repeat(60_000));
        int turn = 0;
        while (live.sockets() > 1 || turn == 0) {
            String status = "TURN_" + ++turn;
            SESSIONS.forEach(session -> live.status(session, status, details));
            good.frame(frame -> frame.getJsonObject("data").getString("status").equals(status));
        }

        live.status(SESSIONS.get(0), "WORKING");
        good.frame(frame -> frame.getJsonObject("data").getString("status").equals("WORKING"));
        stalled.close();
    }

    @Test
    void who_vanishes_leaves_its_place() {
        NetSocket gone = raw();
        until(1);
        gone.close();
        until(0);
    }
}
