package io.turbozap.webhooks;

import io.turbozap.actor.LocalMessage;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** For which webhooks there may be something new to do, however often it is said. Safe to use from any thread. */
final class PendingDispatches {

    /** Says that there are errands; which, is asked for by {@link PendingDispatches#take}. */
    enum News implements LocalMessage {
        INSTANCE
    }

    static final String ADDRESS = "webhook-errands";

    private final Vertx vertx;
    private final Set<String> webhooks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean announced = new AtomicBoolean();

    PendingDispatches(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Notes one, for which something is in the store, and calls for {@link #take}. */
    void add(String webhook) {
        webhooks.add(webhook);
        if (announced.compareAndSet(false, true)) {
            vertx.eventBus().publish(ADDRESS, News.INSTANCE);
        }
    }

    /** Hands over all that are noted. */
    void take(Consumer<String> to) {
        announced.set(false);
        for (Iterator<String> each = webhooks.iterator(); each.hasNext(); ) {
            String webhook = each.next();
            each.remove();
            to.accept(webhook);
        }
    }
}
