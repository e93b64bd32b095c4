package io.turbozap.live;

import io.socket.engineio.server.Emitter;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.socketio.server.SocketIoClient;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every Socket.IO client the same. The library behind it is called from one thread only, whatever event loop a
 * request came on, for it is not safe to use from several. Safe to use from any thread.
 */
public final class SocketIo {

    private static final Logger log = LoggerFactory.getLogger(SocketIo.class);
    private static final long CUT_MILLIS = 10_000;

    /** How long a connection may take to join. The library has a longer time, after which it forgets nothing. */
    private static final long JOIN_MILLIS = 20_000;

    /** The library logs whatever a client sends that it does not understand. Held here, for levels end with their logger. */
    private static final java.util.logging.Logger NOISE = java.util.logging.Logger.getLogger("io.socket");

    static {
        NOISE.setLevel(Level.OFF);
    }

    /** How many events may wait for a client that polls. */
    private static final int MAX_WAITING = 1_000;

    /** A client, and how many events wait for its next poll. */
    private static final class Member {
        final SocketIoSocket socket;
        int waiting;

        Member(SocketIoSocket socket) {
            this.socket = socket;
        }
    }

    private final Vertx vertx;
    private final ScheduledThreadPoolExecutor thread;
    private final EngineIoServer engine;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, EngineIoSocket> connections = new HashMap<>();
    private volatile boolean hasMembers;
    private volatile boolean closing;

    /**
     * @param enter takes the place of one more client, or says that there is none
     * @param leave gives it back
     */
    SocketIo(Vertx vertx, BooleanSupplier enter, Runnable leave) {
        this.vertx = vertx;
        this.thread = new ScheduledThreadPoolExecutor(1, deed -> {
            Thread made = new Thread(deed, "socket-io");
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true); // each sign of life cancels a timer
        EngineIoServerOptions options = EngineIoServerOptions.newFromDefault();
        options.setCorsHandlingDisabled(true); // origins are checked in front
        options.setScheduledExecutorService(thread);
        options.setHandshakeInterceptor((query, headers) -> enter.getAsBoolean());
        this.engine = new EngineIoServer(options);
        engine.on("connection", connected -> connected((EngineIoSocket) connected[0], leave));
        new SocketIoServer(engine).namespace("/").on("connection", joined -> join((SocketIoSocket) joined[0]));
    }

    private void connected(EngineIoSocket connection, Runnable leave) {
        connections.put(connection.getId(), connection);
        connection.once("close", closed -> {
            connections.remove(connection.getId());
            leave.run();
        });
        vertx.setTimer(
                JOIN_MILLIS,
                late -> run(() -> {
                    if (!members.containsKey(connection.getId())) {
                        connection.close();
                    }
                }));
    }

    private void join(SocketIoSocket socket) {
        SocketIoClient client = socket.getClient();
        Member member = new Member(socket);
        if (members.putIfAbsent(client.getId(), member) != null) {
            close(client); // nobody needs to join twice
            return;
        }
        client.getConnection().on("drain", (Emitter.Listener) drained -> member.waiting = 0);
        socket.on("disconnect", gone -> {
            members.remove(client.getId(), member);
            hasMembers = !members.isEmpty();
        });
        hasMembers = true;
    }

    /** Not by the client's own way, after which nobody hears of its end. */
    private static void close(SocketIoClient client) {
        client.getConnection().close();
    }

    /** Whether anybody would hear what is emitted. */
    public boolean isHeard() {
        return hasMembers;
    }

    /**
     * Tells every client.
     *
     * @param payload an object as JSON
     */
    public void emit(String event, Buffer payload) {
        run(() -> {
            JSONObject told = new JSONObject(payload.toString());
            for (Member member : List.copyOf(members.values())) {
                if (++member.waiting > MAX_WAITING) {
                    close(member.socket.getClient());
                } else {
                    member.socket.send(event, told);
                }
            }
        });
    }

    /**
     * Handles a request of a client that polls, and answers on the event loop of the caller: at once, or when there is
     * something to tell.
     *
     * @param body all of it
     */
    public Future<PollAnswer> poll(HttpServerRequest request, Buffer body) {
        Context loop = vertx.getOrCreateContext();
        Poll poll = new Poll(request, body, loop);
        request.response().closeHandler(gone -> run(() -> abandon(poll)));
        if (closing) {
            return Future.succeededFuture(PollAnswer.STOPPING);
        }
        run(() -> {
            if (closing) {
                poll.end(PollAnswer.STOPPING);
                return;
            }
            try {
                engine.handleRequest(poll.request(), poll.response());
                poll.handled();
            } catch (Exception fault) {
                log.debug("a request of Socket.IO makes no sense: {}", fault.toString());
                poll.end(PollAnswer.REFUSED);
            }
        });
        return poll.answer();
    }

    private static void abandon(Poll poll) {
        try {
            poll.abandon();
        } catch (Exception fault) {
            log.debug("a poll of Socket.IO was left: {}", fault.toString());
        }
    }

    /**
     * Serves a client over a WebSocket, from the start or after it polled.
     *
     * @param query the parameters of its address
     * @param cut ends its connection at once
     */
    public void serve(ServerWebSocket socket, Map<String, String> query, Runnable cut) {
        SocketIoTransport transport =
                new SocketIoTransport(socket, query, () -> vertx.setTimer(CUT_MILLIS, late -> cut.run()));
        socket.closeHandler(closed -> run(() -> transport.emit("close")));
        socket.exceptionHandler(fault -> cut.run());
        socket.frameHandler(frame -> receive(socket, transport, frame));
        run(() -> engine.handleWebSocket(transport));
    }

    /** One message at a time: the next is read when this one was understood. */
    private void receive(ServerWebSocket socket, SocketIoTransport transport, WebSocketFrame frame) {
        if (frame.isText() && frame.isFinal()) {
            socket.pause();
            String text = frame.textData();
            run(() -> {
                try {
                    transport.emit("message", text);
                } finally {
                    socket.resume();
                }
            });
        } else if (frame.isBinary() || frame.isText() || frame.isContinuation()) {
            socket.close(SocketClient.UNSUPPORTED, "only text is understood");
        }
    }

    private void run(Runnable deed) {
        try {
            thread.execute(() -> {
                try {
                    deed.run();
                } catch (RuntimeException fault) {
                    log.debug("Socket.IO failed", fault);
                }
            });
        } catch (RejectedExecutionException closed) {
            log.debug("Socket.IO is closed");
        }
    }

    /** Says goodbye to every client, whose polls end. */
    Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        closing = true;
        run(() -> {
            List.copyOf(connections.values()).forEach(EngineIoSocket::close);
            engine.shutdown();
            closed.tryComplete();
        });
        return closed.future().onComplete(done -> thread.shutdown());
    }
}
