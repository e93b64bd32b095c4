package io.turbozap.webhooks;

import io.turbozap.actor.SerialExecutor;
import io.turbozap.campaign.RedactedText;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the webhooks and of how many events wait for each, for callers that may not wait for the store. Changes are made one
 * after another. Safe to use from any thread.
 */
final class Subscriptions {

    /** Webhooks at once. */
    static final int MOST = 50;
    /** Events that may wait for one webhook; one more, and it is disabled rather than left with a gap. */
    static final int MOST_WAITING = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final WebhookTable table;
    private final InstantSource clock;
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final Set<String> overflowing = ConcurrentHashMap.newKeySet();
    private volatile List<Webhook> all = List.of();
    private final SerialExecutor changes = new SerialExecutor();

    Subscriptions(WebhookTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** All webhooks as of the last change, except for their counts of failures. */
    List<Webhook> all() {
        return all;
    }

    @Nullable
    Webhook find(String id) {
        return all.stream()
                .filter(webhook -> webhook.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether any webhook receives {@code type}. */
    boolean hasSubscriber(EventType type) {
        for (Webhook webhook : all) {
            if (webhook.wants(type)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the webhooks from the store. */
    Future<Void> reload() {
        return table.page(null, 2 * MOST).map(found -> {
            all = List.copyOf(found);
            waiting.keySet().retainAll(found.stream().map(Webhook::id).toList());
            return null;
        });
    }

    /** Makes a change after those before it; the future succeeds once {@link #all} shows it. */
    <T> Future<T> change(Supplier<Future<T>> change) {
        return changes.execute(() -> change.get().compose(result -> reload().map(result)));
    }

    /** Disables one, and logs why; what waits for it goes on waiting. */
    Future<Void> disable(String id, String reason) {
        return change(() -> table.disable(id, reason, clock.millis())).map(disabled -> {
            if (disabled) {
                log.warn("webhook {} is disabled: {}", id, RedactedText.text(reason));
            }
            return null;
        });
    }

    /** Counts an event that is about to wait; false if there is no room, and then the webhook is disabled. */
    boolean admit(Webhook webhook) {
        String id = webhook.id();
        if (waiting(id).incrementAndGet() <= MOST_WAITING) {
            return true;
        }
        waiting(id).decrementAndGet();
        if (overflowing.add(id)) {
            disable(id, "more than " + MOST_WAITING + " events wait")
                    .onFailure(failure -> log.warn("webhook {} misses events: {}", id, failure.getMessage()))
                    .onComplete(done -> overflowing.remove(id));
        }
        return false;
    }

    /** Counts {@code count} events less that wait. */
    void settled(String id, int count) {
        waiting(id).addAndGet(-count);
    }

    /** Sets the count of events that wait to that of the store. */
    void counted(String id, int count) {
        waiting(id).set(count);
    }

    private AtomicInteger waiting(String id) {
        return waiting.computeIfAbsent(id, unknown -> new AtomicInteger());
    }
}
