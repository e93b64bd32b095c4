package io.turbozap.webhooks;

import io.turbozap.actor.ActorBus;
import io.turbozap.actor.LocalMessage;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Set of the webhooks that may have new deliveries, each once however often it is added. Safe to use from any thread. */
final class PendingDispatches {

    /** Notification that the set is not empty; {@link PendingDispatches#take} empties it. */
    enum DispatchPending implements LocalMessage {
        INSTANCE
    }

    static final String ADDRESS = "webhook-dispatches";

    private final ActorBus bus;
    private final Set<String> webhooks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean notified = new AtomicBoolean();

    PendingDispatches(Vertx vertx) {
        this.bus = new ActorBus(vertx);
    }

    /** Adds one, for which something is in the store, and notifies the consumer that calls {@link #take}. */
    void add(String webhook) {
        webhooks.add(webhook);
        if (notified.compareAndSet(false, true)) {
            bus.send(ADDRESS, DispatchPending.INSTANCE);
        }
    }

    /** Removes all, and passes them to {@code to}. */
    void take(Consumer<String> to) {
        notified.set(false);
        for (Iterator<String> each = webhooks.iterator(); each.hasNext(); ) {
            String webhook = each.next();
            each.remove();
            to.accept(webhook);
        }
    }
}
