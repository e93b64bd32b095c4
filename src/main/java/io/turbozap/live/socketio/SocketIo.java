package io.turbozap.live.socketio;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Namespace of Socket.IO, the only one, in which every client receives the same events. Make one for each server. The public methods are
 * safe to use from any thread.
 */
public final class SocketIo {

    /** How many events may wait to be sent to all clients, after which those are disconnected and come back. */
    private static final int MAX_EVENTS = 1_000;

    private final EngineIo engine;
    private final Set<Member> members = new LinkedHashSet<>();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicBoolean overrun = new AtomicBoolean();
    private volatile boolean hasMembers;

    /**
     * @param enter takes the place of one more client, or returns false if there is none
     * @param leave gives it back
     */
    public SocketIo(BooleanSupplier enter, Runnable leave) {
        this(HeartbeatTiming.USUAL, () -> Duration.ofNanos(System.nanoTime()).toMillis(), enter, leave);
    }

    SocketIo(HeartbeatTiming heartbeatTiming, LongSupplier clock, BooleanSupplier enter, Runnable leave) {
        Member.Audience audience = new Member.Audience() {
            @Override
            public void joined(Member member) {
                members.add(member);
                hasMembers = true;
            }

            @Override
            public void left(Member member) {
                members.remove(member);
                hasMembers = !members.isEmpty();
            }
        };
        this.engine = new EngineIo(
                heartbeatTiming,
                clock,
                enter,
                leave,
                (connection, now) ->
                        new Member(connection, audience, UUID.randomUUID().toString(), heartbeatTiming.join(), now));
    }

    /** Begins to serve, on a thread of its own: what goes to thousands of clients would hold up an event loop. */
    public Future<String> open(Vertx vertx) {
        return vertx.deployVerticle(
                engine,
                new DeploymentOptions()
                        .setThreadingModel(ThreadingModel.WORKER)
                        .setWorkerPoolName("socket-io")
                        .setWorkerPoolSize(1));
    }

    /** The connections of its clients. */
    public EngineIo engine() {
        return engine;
    }

    /** Whether an event would reach any client. */
    public boolean hasListeners() {
        return hasMembers;
    }

    /**
     * Sends an event to every client.
     *
     * @param payload its one argument, as JSON
     */
    public void emit(String event, Buffer payload) {
        if (!hasMembers) {
            return;
        }
        if (events.incrementAndGet() > MAX_EVENTS) {
            events.decrementAndGet();
            if (overrun.compareAndSet(false, true)) {
                engine.run(this::disconnectAll);
            }
            return;
        }
        engine.run(() -> {
            events.decrementAndGet();
            String packet = SocketPacket.event(event, payload.toString());
            List.copyOf(members).forEach(member -> member.send(packet));
        });
    }

    private void disconnectAll() {
        overrun.set(false);
        List.copyOf(members).forEach(Member::close);
    }
}
