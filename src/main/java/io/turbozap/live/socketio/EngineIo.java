package io.turbozap.live.socketio;

import io.turbozap.campaign.RedactedText;
import io.turbozap.live.socketio.EngineIoRefusal.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verticle of all connections of Engine.IO, over HTTP and WebSockets of any event loop. They live on one thread, which is that of
 * this verticle. The public methods are safe to use from any thread.
 */
public final class EngineIo extends VerticleBase {

    /** How many bytes a client may send at once. */
    public static final int MAX_PAYLOAD = Connection.MAX_PAYLOAD;

    private static final Logger log = LoggerFactory.getLogger(EngineIo.class);
    private static final long CUT_MILLIS = 10_000;
    private static final int SID_BYTES = 15;

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final HeartbeatTiming heartbeatTiming;
    private final LongSupplier clock;
    private final WakingTime time;
    private final BooleanSupplier enter;
    private final Runnable leave;
    private final ConnectionListener.Factory use;
    private volatile boolean stopping;

    /**
     * @param clock milliseconds that only grow
     * @param enter takes the place of one more client, or returns false if there is none
     * @param leave gives it back
     * @param use what each connection is for
     */
    EngineIo(
            HeartbeatTiming heartbeatTiming,
            LongSupplier clock,
            BooleanSupplier enter,
            Runnable leave,
            ConnectionListener.Factory use) {
        this.heartbeatTiming = heartbeatTiming;
        this.clock = clock;
        this.time = new WakingTime(2 * heartbeatTiming.tick(), clock.getAsLong());
        this.enter = enter;
        this.leave = leave;
        this.use = use;
    }

    @Override
    public Future<?> start() {
        schedule();
        return Future.succeededFuture();
    }

    private void schedule() {
        vertx.setTimer(heartbeatTiming.tick(), tick -> {
            schedule();
            time.advance(clock.getAsLong());
            connections.values().forEach(connection -> connection.elapse(time.now()));
        });
    }

    /** Closes every connection, whose polls end. */
    @Override
    public Future<?> stop() {
        stopping = true;
        connections.values().forEach(Connection::close);
        return Future.succeededFuture();
    }

    /** Whether there is such a connection at this moment. */
    public boolean knows(String sid) {
        return connections.containsKey(sid);
    }

    /** Begins a connection of a client that polls; gives its first packet, or fails with {@link EngineIoRefusal}. */
    public Future<String> handshake() {
        LoopReply reply = new LoopReply(vertx.getOrCreateContext());
        return ask(reply, () -> {
            Connection opened = open();
            if (opened == null) {
                reply.refuse(Reason.FULL);
            } else {
                reply.answer(opened.handshake());
            }
        });
    }

    /**
     * Gives a client that polls what there is to send, at once or when there is something; fails with {@link
     * EngineIoRefusal}.
     */
    public Future<String> poll(String sid, HttpServerRequest request) {
        LoopReply reply = new LoopReply(vertx.getOrCreateContext());
        request.response()
                .closeHandler(gone -> run(() -> find(sid).ifPresent(connection -> connection.abandon(reply))));
        return ask(reply, () -> find(sid).ifPresentOrElse(connection -> connection.poll(reply), reply::refuse));
    }

    /** A client that polls begins to send a body, which {@link #post} brings. */
    public void announce(String sid) {
        run(() -> find(sid).ifPresent(Connection::beginPost));
    }

    /** Takes what a client that polls sent, all of it; gives the answer, or fails with {@link EngineIoRefusal}. */
    public Future<String> post(String sid, String payload) {
        LoopReply reply = new LoopReply(vertx.getOrCreateContext());
        return ask(reply, () -> find(sid)
                .ifPresentOrElse(connection -> connection.endPost(payload, reply, time.now()), reply::refuse));
    }

    private Optional<Connection> find(String sid) {
        return Optional.ofNullable(connections.get(sid));
    }

    private @Nullable Connection open() {
        if (!enter.getAsBoolean()) {
            return null;
        }
        byte[] secret = new byte[SID_BYTES];
        random.nextBytes(secret);
        String sid = Base64.getUrlEncoder().encodeToString(secret);
        Connection opened = new Connection(sid, heartbeatTiming, use, () -> end(sid), time.now());
        connections.put(sid, opened);
        return opened;
    }

    private void end(String sid) {
        connections.remove(sid);
        leave.run();
    }

    private Future<String> ask(LoopReply reply, Runnable question) {
        boolean asked = run(() -> {
            if (stopping) {
                reply.refuse(Reason.STOPPING);
            } else {
                question.run();
            }
        });
        if (!asked) {
            reply.refuse(Reason.STOPPING);
        }
        return reply.future();
    }

    /**
     * Serves a client over a WebSocket, from the start or after it polled.
     *
     * @param sid the connection that goes on there, or null if a new one begins
     * @param cut ends its transport at once
     */
    public void serve(ServerWebSocket socket, @Nullable String sid, Runnable cut) {
        WebSocketTransport wire = new WebSocketTransport(socket, () -> vertx.setTimer(CUT_MILLIS, late -> cut.run()));
        socket.closeHandler(closed -> run(() -> withConnection(wire, connection -> connection.lost(wire))));
        socket.drainHandler(drained -> run(() -> withConnection(wire, connection -> connection.drained(wire))));
        socket.exceptionHandler(fault -> cut.run());
        socket.frameHandler(frame -> receive(socket, wire, frame));
        if (!run(() -> begin(wire, sid))) {
            wire.close();
        }
    }

    private void begin(WebSocketTransport wire, @Nullable String sid) {
        Connection served = stopping ? null : sid == null ? open() : connections.get(sid);
        wire.connection = served;
        if (served == null) {
            wire.close();
        } else if (sid == null) {
            served.open(wire);
        } else {
            served.offer(wire, time.now());
        }
    }

    /** One message at a time: the next is read when this one was understood. */
    private void receive(ServerWebSocket socket, WebSocketTransport wire, WebSocketFrame frame) {
        if (frame.isText() && frame.isFinal()) {
            socket.pause();
            String text = frame.textData();
            run(() -> {
                try {
                    withConnection(wire, connection -> connection.receive(wire, text, time.now()));
                } finally {
                    socket.resume();
                }
            });
        } else if (frame.isBinary() || frame.isText() || frame.isContinuation()) {
            run(() -> wire.close(WebSocketTransport.UNSUPPORTED, "only text is understood"));
        }
    }

    private static void withConnection(WebSocketTransport wire, Consumer<Connection> next) {
        Connection served = wire.connection;
        if (served != null) {
            next.accept(served);
        }
    }

    /**
     * Runs {@code task} on the thread of the connections, after everything that was to run before; false if it will not,
     * for the server has stopped.
     */
    boolean run(Runnable task) {
        try {
            context.runOnContext(here -> {
                try {
                    task.run();
                } catch (RuntimeException fault) {
                    log.warn("Socket.IO failed", RedactedText.trace(fault));
                }
            });
            return true;
        } catch (RejectedExecutionException stopped) {
            log.debug("Socket.IO has stopped");
            return false;
        }
    }

    /** Brings an answer to the event loop that asked. */
    private static final class LoopReply implements PollResponse {

        private final Context loop;
        private final Promise<String> promise = Promise.promise();

        LoopReply(Context loop) {
            this.loop = loop;
        }

        Future<String> future() {
            return promise.future();
        }

        @Override
        public void answer(String payload) {
            loop.runOnContext(here -> promise.tryComplete(payload));
        }

        @Override
        public void refuse() {
            refuse(Reason.OUT_OF_STEP);
        }

        void refuse(Reason reason) {
            loop.runOnContext(here -> promise.tryFail(new EngineIoRefusal(reason)));
        }
    }
}
