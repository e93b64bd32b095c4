package io.turbozap.http.guard;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** State that the guards of all connections share. Make one for each server. Thread-safe. */
public final class Guards {

    private final MemoryAccount memory;
    private final GuardRules rules;
    private final ConnectionLimits connectionLimits;
    private final UnreadResponses unread;

    public Guards(MemoryAccount memory, GuardRules rules) {
        this.memory = memory;
        this.rules = rules;
        long fit = memory.share(MemoryAccount.Use.CONNECTIONS) / ConnectionGuard.CONNECTION_BYTES;
        int most = (int) Math.min(rules.connections(), fit);
        this.connectionLimits =
                new ConnectionLimits(most, rules.perAddress() == 0 ? Math.max(1, most / 2) : rules.perAddress());
        this.unread = new UnreadResponses(memory);
    }

    /** Guards of the connections of the verticle that calls, which end with it. */
    public LoopGuard guard(Vertx vertx) {
        return new LoopGuard(this, vertx);
    }

    /** Account of what all of this may keep in memory. */
    public MemoryAccount memory() {
        return memory;
    }

    /** Connections that are open. */
    public int connections() {
        return connectionLimits.open();
    }

    GuardRules rules() {
        return rules;
    }

    UnreadResponses unread() {
        return unread;
    }

    boolean enter(@Nullable InetAddress address) {
        if (!memory.take(MemoryAccount.Use.CONNECTIONS, ConnectionGuard.CONNECTION_BYTES)) {
            return false;
        }
        if (connectionLimits.enter(address)) {
            return true;
        }
        memory.release(MemoryAccount.Use.CONNECTIONS, ConnectionGuard.CONNECTION_BYTES);
        return false;
    }

    void leave(@Nullable InetAddress address) {
        connectionLimits.leave(address);
        memory.release(MemoryAccount.Use.CONNECTIONS, ConnectionGuard.CONNECTION_BYTES);
    }

    boolean isCrowded() {
        return connectionLimits.isCrowded();
    }
}
