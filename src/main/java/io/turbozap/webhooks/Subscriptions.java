package io.turbozap.webhooks;

import io.turbozap.actor.SerialExecutor;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.RedactedText;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the webhooks and of how many events wait for each, for callers that may not wait for the store. Changes are made one
 * after another. Safe to use from any thread.
 */
final class Subscriptions {

    /** Webhooks of an organisation at once. */
    static final int MOST = 50;
    /** Webhooks of all organisations at once. */
    static final int MOST_IN_ALL = 500;
    /** Events that may wait for one webhook; one more, and it is disabled rather than left with a gap. */
    static final int MOST_WAITING = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

    private final WebhookTable table;
    private final InstantSource clock;
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final Set<String> overflowing = ConcurrentHashMap.newKeySet();
    private volatile Map<Org, List<Webhook>> lists = Map.of();
    private final SerialExecutor changes = new SerialExecutor();

    Subscriptions(WebhookTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** All webhooks as of the last change, except for their counts of failures. */
    List<Webhook> all() {
        return lists.values().stream().flatMap(List::stream).toList();
    }

    /** As {@link #all}, those of {@code org}. */
    List<Webhook> of(Org org) {
        return lists.getOrDefault(org, List.of());
    }

    @Nullable
    Webhook find(String id) {
        return all().stream()
                .filter(webhook -> webhook.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether any webhook of any organisation receives {@code type}. */
    boolean hasSubscriber(EventType type) {
        for (Org org : lists.keySet()) {
            if (hasSubscriber(org, type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any webhook of {@code org} receives {@code type}. */
    boolean hasSubscriber(Org org, EventType type) {
        for (Webhook webhook : of(org)) {
            if (webhook.wants(type)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the webhooks from the store. */
    Future<Void> reload() {
        return table.all(2 * MOST_IN_ALL).map(found -> {
            lists = found.stream().collect(Collectors.groupingBy(Webhook::org));
            waiting.keySet().retainAll(found.stream().map(Webhook::id).toList());
            return null;
        });
    }

    /** Makes a change after those before it; the future succeeds once {@link #all} shows it. */
    <T> Future<T> change(Supplier<Future<T>> change) {
        return changes.execute(() -> change.get().compose(result -> reload().map(result)));
    }

    /** Disables one, and logs why; what waits for it goes on waiting. */
    Future<Void> disable(Webhook webhook, String reason) {
        String id = webhook.id();
        return change(() -> table.disable(webhook.org(), id, reason, clock.millis()))
                .map(disabled -> {
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
            disable(webhook, "more than " + MOST_WAITING + " events wait")
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
