package io.turbozap.http.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Guards of all connections of one event loop, looked at together now and then: no request needs a timer of its own.
 */
public final class LoopGuard {

    /** How many ended connections may linger at once. */
    private static final int MOST_LINGERING = 256;
    /** A tick that comes later than this many was held up here, which is no client's fault. */
    private static final int MOST_TICKS = 2;

    private final Guards all;
    private final Map<ConnectionGuard, @Nullable InetAddress> guards = new LinkedHashMap<>();
    private long tickedAt = System.nanoTime();
    private long now;
    private int lingering;

    LoopGuard(Guards all, Vertx vertx) {
        this.all = all;
        vertx.setPeriodic(all.rules().tick().toMillis(), tick -> tick());
    }

    /** Guards a new connection, before anything is read from it. */
    public void take(HttpConnection connection) {
        Channel channel = ((VertxConnection) connection).channel();
        InetAddress address = channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
        boolean admitted = all.enter(address);
        if (!admitted && !linger()) {
            connection.close();
            return;
        }
        ConnectionGuard guard = new ConnectionGuard(this, all.memory(), admitted);
        guards.put(guard, address);
        channel.attr(ConnectionGuard.KEY).set(guard);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addFirst("guard", guard);
        pipeline.addBefore("handler", "requests", new RequestGate(guard));
    }

    /** Ends a connection whose last answer is written, so that its client can read that. */
    public static void end(HttpConnection connection) {
        Channel channel = ((VertxConnection) connection).channel();
        ConnectionGuard guard = channel.attr(ConnectionGuard.KEY).get();
        if (guard == null) {
            connection.close();
        } else {
            guard.end(null);
        }
    }

    /** Claim on the account of a guarded connection's server; needs one release. */
    public static MemoryAccount.Claim claim(HttpConnection connection, MemoryAccount.Use use) {
        return ((VertxConnection) connection)
                .channel()
                .attr(ConnectionGuard.KEY)
                .get()
                .memory()
                .claim(use);
    }

    private void tick() {
        long at = System.nanoTime();
        now += Math.min(at - tickedAt, MOST_TICKS * all.rules().tick().toNanos());
        tickedAt = at;
        boolean crowded = all.isCrowded();
        new ArrayList<>(guards.keySet()).forEach(guard -> guard.check(all.rules(), crowded));
    }

    /** Time that has passed here at the last tick, in nanoseconds, without what this loop was held up. */
    long now() {
        return now;
    }

    UnreadResponses unread() {
        return all.unread();
    }

    /** Takes the place of a connection that ends, until that has {@link #left}; false if there are too many. */
    boolean linger() {
        if (lingering == MOST_LINGERING) {
            return false;
        }
        lingering++;
        return true;
    }

    void left(ConnectionGuard guard) {
        if (guards.containsKey(guard)) {
            InetAddress address = guards.remove(guard);
            lingering -= guard.isLingering() ? 1 : 0;
            if (guard.isAdmitted()) {
                all.leave(address);
            }
        }
    }
}
