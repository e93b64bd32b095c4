package io.turbozap.webhooks;

import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sent to one webhook: a few at a time, from the store, so that a slow receiver holds up nobody but itself. It
 * remembers nothing. Used on one event loop.
 */
final class WebhookDispatcher {

    /** Posts to one webhook at once. */
    static final int AT_ONCE = 4;

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final long STORE_RETRY_MILLIS = 5_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** Wakes once after so many milliseconds; what it gives cancels that. */
    interface Timers {
        Runnable after(long delayMillis, Runnable wake);
    }

    /** One try of one delivery, which succeeds whatever comes of it. */
    interface Tries {
        Future<WebhookResponse> post(Webhook webhook, InetAddress address, WebhookDelivery delivery);
    }

    /**
     * What all lanes share.
     *
     * @param loop runs a task later on the event loop of the lanes, for what they wait for may end anywhere
     */
    record Means(
            Subscriptions subscriptions,
            WebhookTable webhooks,
            WebhookDeliveryTable deliveries,
            TargetResolver targetResolver,
            Tries tries,
            RetrySchedule schedule,
            InstantSource clock,
            Timers timers,
            Executor loop) {}

    private final String id;
    private final Means means;
    private Runnable cancelTimer = () -> {};
    private boolean busy;
    private boolean again;
    private boolean closed;

    WebhookDispatcher(String webhook, Means means) {
        this.id = webhook;
        this.means = means;
    }

    /** There may be something to send. */
    void wake() {
        if (busy) {
            again = true;
        } else if (!closed) {
            cancelTimer.run();
            busy = true;
            again = false;
            Future.succeededFuture().compose(start -> turn()).onComplete(done -> means.loop()
                    .execute(() -> rest(done.succeeded() ? done.result() : troubled(done.cause()))));
        }
    }

    private long troubled(Throwable failure) {
        if (!closed) {
            log.warn("webhook {} waits for the store: {}", id, failure.getMessage());
        }
        return STORE_RETRY_MILLIS;
    }

    private void rest(long delay) {
        busy = false;
        if (again || delay == 0) {
            wake();
        } else if (delay != NEVER && !closed) {
            cancelTimer = means.timers().after(delay, this::wake);
        }
    }

    /** Begins nothing more. What is under way may be tried again after a restart. */
    void close() {
        closed = true;
        cancelTimer.run();
    }

    /** Sends what is due, and tells how long to wait for the next. */
    private Future<Long> turn() {
        Webhook webhook = means.subscriptions().find(id);
        if (webhook == null || !webhook.isEnabled()) {
            return Future.succeededFuture(NEVER);
        }
        return means.deliveries()
                .due(id, means.clock().millis(), AT_ONCE)
                .compose(due -> due.isEmpty()
                        ? next()
                        : tries(webhook, due)
                                .compose(answers -> settle(due, answers))
                                .map(0L));
    }

    private Future<Long> next() {
        return means.deliveries().waiting(id).map(waiting -> {
            means.subscriptions().counted(id, waiting.count());
            Long at = waiting.nextAt();
            return at == null ? NEVER : Math.max(1, at - means.clock().millis());
        });
    }

    private Future<List<WebhookResponse>> tries(Webhook webhook, List<WebhookDelivery> due) {
        return means.targetResolver()
                .resolve(webhook.url())
                .compose(address -> Future.join(due.stream()
                                .map(delivery -> means.tries().post(webhook, address, delivery))
                                .toList())
                        .map(all -> all.<WebhookResponse>list()))
                .recover(refused -> Future.succeededFuture(due.stream()
                        .map(delivery ->
                                WebhookResponse.none(Objects.requireNonNullElse(refused.getMessage(), "refused")))
                        .toList()));
    }

    private Future<Void> settle(List<WebhookDelivery> due, List<WebhookResponse> answers) {
        long now = means.clock().millis();
        List<Statement> change = new ArrayList<>();
        int settled = 0;
        for (int i = 0; i < due.size(); i++) {
            WebhookResponse webhookResponse = answers.get(i);
            Long nextAt = webhookResponse.isTaken()
                    ? null
                    : means.schedule().nextTry(due.get(i).attempts() + 1, webhookResponse, now);
            settled += nextAt == null ? 1 : 0;
            change.add(WebhookDeliveryTable.tried(due.get(i).id(), webhookResponse, nextAt, now));
            change.add(WebhookTable.tried(id, webhookResponse.isTaken(), now));
        }
        int done = settled;
        return means.deliveries().write(change).compose(written -> {
            means.subscriptions().settled(id, done);
            return judge(answers, now);
        });
    }

    private Future<Void> judge(List<WebhookResponse> answers, long now) {
        if (answers.stream().anyMatch(WebhookResponse::isGone)) {
            return means.subscriptions().disable(id, "the receiver answered 410 Gone");
        }
        if (answers.stream().allMatch(WebhookResponse::isTaken)) {
            return Future.succeededFuture();
        }
        return means.webhooks().find(id).compose(webhook -> {
            String reason = reason(webhook, now);
            return reason == null
                    ? Future.succeededFuture()
                    : means.subscriptions().disable(id, reason);
        });
    }

    private static @Nullable String reason(@Nullable Webhook webhook, long now) {
        return webhook == null ? null : RetrySchedule.givesUp(webhook.failures(), webhook.failingSince(), now);
    }
}
