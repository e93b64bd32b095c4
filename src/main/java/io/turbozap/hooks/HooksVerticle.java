package io.turbozap.hooks;

import io.turbozap.outbound.address.TargetResolver;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Houses a lane for each webhook, and takes out of the store what was settled long ago. */
final class HooksVerticle extends VerticleBase {

    /** How long deliveries stay in the log after they were settled. */
    static final long KEEP_MILLIS = 7 * 24 * 3_600_000L;

    private static final Logger log = LoggerFactory.getLogger(HooksVerticle.class);
    private static final long TIDY_EVERY_MILLIS = 60_000;

    private final Subscriptions subscriptions;
    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final TargetResolver targetResolver;
    private final Errands errands;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Lane> lanes = new HashMap<>();

    HooksVerticle(
            Subscriptions subscriptions,
            WebhookTable webhooks,
            DeliveryTable deliveries,
            TargetResolver targetResolver,
            Errands errands,
            InstantSource clock,
            RandomGenerator random) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.targetResolver = targetResolver;
        this.errands = errands;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Future<?> start() {
        Poster poster = new Poster(vertx, clock, Subscriptions.MOST * Lane.AT_ONCE);
        Lane.Means means = new Lane.Means(
                subscriptions,
                webhooks,
                deliveries,
                targetResolver,
                poster::post,
                new RetrySchedule(random),
                clock,
                this::after,
                task -> context.runOnContext(later -> task.run()));
        vertx.setPeriodic(TIDY_EVERY_MILLIS, tick -> tidy(() -> deliveries.forget(clock.millis() - KEEP_MILLIS)));
        tidy(deliveries::forgetOrphans);
        return vertx.eventBus()
                .<Errands.News>localConsumer(Errands.ADDRESS, news -> errands.take(id -> run(id, means)))
                .completion()
                .onSuccess(listening -> subscriptions.all().forEach(webhook -> run(webhook.id(), means)));
    }

    private Runnable after(long delay, Runnable wake) {
        long timer = vertx.setTimer(delay, tick -> wake.run());
        return () -> vertx.cancelTimer(timer);
    }

    private void run(String id, Lane.Means means) {
        if (subscriptions.find(id) != null) {
            lanes.computeIfAbsent(id, unknown -> new Lane(id, means)).wake();
            return;
        }
        Lane gone = lanes.remove(id);
        if (gone != null) {
            gone.close();
        }
        tidy(() -> deliveries.forget(id));
    }

    /** A little at a time, so that nobody who records waits for it. */
    private void tidy(Supplier<Future<Boolean>> some) {
        some.get()
                .onSuccess(more -> {
                    if (more) {
                        vertx.runOnContext(next -> tidy(some));
                    }
                })
                .onFailure(failure -> log.warn("old deliveries of webhooks stay for now: {}", failure.getMessage()));
    }

    @Override
    public Future<?> stop() {
        lanes.values().forEach(Lane::close);
        return Future.succeededFuture();
    }
}
