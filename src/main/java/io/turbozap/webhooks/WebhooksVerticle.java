package io.turbozap.webhooks;

import io.turbozap.actor.ActorVerticle;
import io.turbozap.actor.Timers;
import io.turbozap.outbound.address.TargetResolver;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verticle of the dispatchers, one for each webhook; it also deletes deliveries that were settled long ago. */
final class WebhooksVerticle extends ActorVerticle<PendingDispatches.DispatchPending> {

    /** How long deliveries stay in the log after they were settled. */
    static final long KEEP_MILLIS = 7 * 24 * 3_600_000L;

    private static final Logger log = LoggerFactory.getLogger(WebhooksVerticle.class);
    private static final long TIDY_EVERY_MILLIS = 60_000;
    private static final long SHUTDOWN_GRACE_MILLIS = 1_000;

    private final Subscriptions subscriptions;
    private final WebhookTable webhooks;
    private final WebhookDeliveryTable deliveries;
    private final TargetResolver targetResolver;
    private final PendingDispatches pendingDispatches;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, WebhookDispatcher> dispatchers = new HashMap<>();
    private WebhookDispatcher.@Nullable Dependencies dependencies;

    WebhooksVerticle(
            Subscriptions subscriptions,
            WebhookTable webhooks,
            WebhookDeliveryTable deliveries,
            TargetResolver targetResolver,
            PendingDispatches pendingDispatches,
            InstantSource clock,
            RandomGenerator random) {
        super(PendingDispatches.ADDRESS, SHUTDOWN_GRACE_MILLIS);
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.targetResolver = targetResolver;
        this.pendingDispatches = pendingDispatches;
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected Future<?> open(Timers timers) {
        WebhookSender webhookSender =
                new WebhookSender(vertx, clock, Subscriptions.MOST_IN_ALL * WebhookDispatcher.AT_ONCE);
        dependencies = new WebhookDispatcher.Dependencies(
                subscriptions,
                webhooks,
                deliveries,
                targetResolver,
                webhookSender::post,
                new RetrySchedule(random),
                clock,
                timers,
                task -> context.runOnContext(later -> task.run()));
        vertx.setPeriodic(TIDY_EVERY_MILLIS, tick -> tidy(() -> deliveries.forget(clock.millis() - KEEP_MILLIS)));
        tidy(deliveries::forgetOrphans);
        return Future.succeededFuture();
    }

    /** From here on no notification is missed: what is pending from before is found in the store. */
    @Override
    protected void opened() {
        pendingDispatches.take(this::run);
        subscriptions.all().forEach(webhook -> run(webhook.id()));
    }

    @Override
    protected Future<?> handle(PendingDispatches.DispatchPending notification) {
        pendingDispatches.take(this::run);
        return Future.succeededFuture();
    }

    private void run(String id) {
        Webhook webhook = subscriptions.find(id);
        if (webhook != null) {
            dispatchers
                    .computeIfAbsent(
                            id,
                            unknown -> new WebhookDispatcher(webhook, Objects.requireNonNull(dependencies, "not open")))
                    .wake();
            return;
        }
        WebhookDispatcher gone = dispatchers.remove(id);
        if (gone != null) {
            gone.close();
        }
        tidy(() -> deliveries.forget(id));
    }

    /** Deletes a little at a time, so that other writes do not wait for it. */
    private void tidy(Supplier<Future<Boolean>> some) {
        some.get()
                .onSuccess(more -> {
                    if (more) {
                        vertx.runOnContext(next -> tidy(some));
                    }
                })
                .onFailure(failure -> log.warn("old deliveries of webhooks stay for now: {}", failure.getMessage()));
    }

    /** Begins nothing more: what is under way is tried again after a restart. */
    @Override
    protected Future<?> drain() {
        dispatchers.values().forEach(WebhookDispatcher::close);
        return Future.succeededFuture();
    }
}
