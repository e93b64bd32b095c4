package io.turbozap.webhooks;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.Org;
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
 * Dispatcher of one webhook: sends what is due a few at a time, from the store, so that a slow receiver delays only itself. It holds no deliveries. Used on one event loop.
 */
final class WebhookDispatcher {

    /** Posts to one webhook at once. */
    static final int AT_ONCE = 4;

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final long STORE_RETRY_MILLIS = 5_000;

    /** One try of one delivery, which succeeds whatever comes of it. */
    interface Transport {
        Future<WebhookResponse> post(Webhook webhook, InetAddress address, WebhookDelivery delivery);
    }

    /**
     * Dependencies that all dispatchers share.
     *
     * @param loop runs a task later on the event loop of the lanes, for what they wait for may end anywhere
     */
    record Dependencies(
            Subscriptions subscriptions,
            WebhookTable webhooks,
            WebhookDeliveryTable deliveries,
            TargetResolver targetResolver,
            Transport transport,
            RetrySchedule schedule,
            InstantSource clock,
            Timers timers,
            Executor loop) {}

    private final Org org;
    private final String id;
    private final Dependencies dependencies;
    private final Alarm alarm;
    private boolean busy;
    private boolean again;
    private boolean closed;

    WebhookDispatcher(Webhook webhook, Dependencies dependencies) {
        this.org = webhook.org();
        this.id = webhook.id();
        this.dependencies = dependencies;
        this.alarm = new Alarm(dependencies.timers(), this::wake);
    }

    /** There may be something to send. */
    void wake() {
        if (busy) {
            again = true;
        } else if (!closed) {
            alarm.cancel();
            busy = true;
            again = false;
            Future.succeededFuture().compose(start -> dispatch()).onComplete(done -> dependencies
                    .loop()
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
        } else if (delay != Alarm.NEVER && !closed) {
            long now = dependencies.clock().millis();
            alarm.set(now + delay, now);
        }
    }

    /** Begins nothing more. What is under way may be tried again after a restart. */
    void close() {
        closed = true;
        alarm.cancel();
    }

    /** Sends what is due, and returns how long to wait for the next, in milliseconds. */
    private Future<Long> dispatch() {
        Webhook webhook = dependencies.subscriptions().find(id);
        if (webhook == null || !webhook.isEnabled()) {
            return Future.succeededFuture(Alarm.NEVER);
        }
        return dependencies
                .deliveries()
                .due(org, id, dependencies.clock().millis(), AT_ONCE)
                .compose(due -> due.isEmpty()
                        ? next()
                        : tries(webhook, due)
                                .compose(answers -> settle(webhook, due, answers))
                                .map(0L));
    }

    private Future<Long> next() {
        return dependencies.deliveries().waiting(org, id).map(waiting -> {
            dependencies.subscriptions().counted(id, waiting.count());
            Long at = waiting.nextAt();
            return at == null
                    ? Alarm.NEVER
                    : Math.max(1, at - dependencies.clock().millis());
        });
    }

    private Future<List<WebhookResponse>> tries(Webhook webhook, List<WebhookDelivery> due) {
        return dependencies
                .targetResolver()
                .resolve(webhook.url())
                .compose(address -> Future.join(due.stream()
                                .map(delivery -> dependencies.transport().post(webhook, address, delivery))
                                .toList())
                        .map(all -> all.<WebhookResponse>list()))
                .recover(refused -> Future.succeededFuture(due.stream()
                        .map(delivery ->
                                WebhookResponse.none(Objects.requireNonNullElse(refused.getMessage(), "refused")))
                        .toList()));
    }

    private Future<Void> settle(Webhook webhook, List<WebhookDelivery> due, List<WebhookResponse> answers) {
        long now = dependencies.clock().millis();
        List<Statement> change = new ArrayList<>();
        int settled = 0;
        for (int i = 0; i < due.size(); i++) {
            WebhookResponse webhookResponse = answers.get(i);
            Long nextAt = webhookResponse.isAccepted()
                    ? null
                    : dependencies.schedule().nextTry(due.get(i).attempts() + 1, webhookResponse, now);
            settled += nextAt == null ? 1 : 0;
            change.add(WebhookDeliveryTable.tried(org, due.get(i).id(), webhookResponse, nextAt, now));
            change.add(WebhookTable.tried(org, id, webhookResponse.isAccepted(), now));
        }
        int done = settled;
        return dependencies.deliveries().write(change).compose(written -> {
            dependencies.subscriptions().settled(id, done);
            return disableIfHopeless(webhook, answers, now);
        });
    }

    private Future<Void> disableIfHopeless(Webhook webhook, List<WebhookResponse> answers, long now) {
        if (answers.stream().anyMatch(WebhookResponse::isGone)) {
            return dependencies.subscriptions().disable(webhook, "the receiver answered 410 Gone");
        }
        if (answers.stream().allMatch(WebhookResponse::isAccepted)) {
            return Future.succeededFuture();
        }
        return dependencies.webhooks().find(org, id).compose(found -> {
            String reason = reason(found, now);
            return reason == null
                    ? Future.succeededFuture()
                    : dependencies.subscriptions().disable(webhook, reason);
        });
    }

    private static @Nullable String reason(@Nullable Webhook webhook, long now) {
        return webhook == null ? null : RetrySchedule.disableReason(webhook.failures(), webhook.failingSince(), now);
    }
}
