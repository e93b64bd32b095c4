package io.turbozap.webhooks;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.fixture.Waiting;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.store.Database;
import io.turbozap.store.StoreOptions;
import io.turbozap.store.opening.Stores;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One webhook through days of failures, under a virtual clock. */
@ExtendWith(VertxExtension.class)
final class WebhookDispatcherTest {

    private static final long START = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    private final BlockingQueue<Long> rests = new LinkedBlockingQueue<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong now = new AtomicLong(START);
    private volatile WebhookResponse webhookResponse = WebhookResponse.of(500, 0);
    private Database database;
    private Subscriptions subscriptions;
    private WebhookDeliveryTable deliveries;
    private WebhookTable webhooks;
    private Webhook webhook;
    private WebhookDispatcher webhookDispatcher;
    private Context context;

    @BeforeEach
    void open(Vertx vertx) {
        context = vertx.getOrCreateContext();
        InstantSource clock = () -> Instant.ofEpochMilli(now.get());
        database = await(Stores.open(vertx, "memory", StoreOptions.defaults()));
        webhooks = new WebhookTable(database);
        deliveries = new WebhookDeliveryTable(database);
        subscriptions = new Subscriptions(webhooks, clock);
        webhook = new Webhook(
                Org.FIRST,
                "webhook_1",
                "http://127.0.0.1:9/",
                Set.of(EventType.CAMPAIGN_STARTED),
                PayloadSignature.newSecret(new Random(1)),
                null,
                0,
                null,
                START,
                START);
        await(subscriptions.change(() -> webhooks.add(webhook, null)));
        webhookDispatcher = new WebhookDispatcher(
                webhook,
                new WebhookDispatcher.Dependencies(
                        subscriptions,
                        webhooks,
                        deliveries,
                        new TargetResolver(vertx, "names", TargetPolicy.ofWebhooks(true), 10_000),
                        (to, address, delivery) -> {
                            posts.incrementAndGet();
                            return Future.succeededFuture(webhookResponse);
                        },
                        new RetrySchedule(new Random(1)),
                        clock,
                        (delay, wake) -> {
                            rests.add(delay);
                            return () -> {};
                        },
                        task -> context.runOnContext(later -> task.run())));
    }

    @AfterEach
    void close() {
        await(database.close());
    }

    private void store(int count) {
        for (int i = 0; i < count; i++) {
            WebhookEvent event = new WebhookEvent(
                    "evt_" + events.incrementAndGet(), EventType.CAMPAIGN_STARTED, START, new JsonObject());
            await(deliveries.write(List.of(deliveries.add(webhook, event, event.body(), START))));
        }
    }

    /** How long it rests after it has done all that was due. */
    private long rest() throws InterruptedException {
        context.runOnContext(next -> webhookDispatcher.wake());
        Long delay = rests.poll(60, TimeUnit.SECONDS);
        assertTrue(delay != null, "the lane does not rest");
        return delay;
    }

    private WebhookDelivery last() {
        return await(deliveries.page(Org.FIRST, webhook.id(), null, 1)).get(0);
    }

    @Test
    void a_delivery_that_fails_is_tried_again_at_its_time_until_it_is_taken() throws Exception {
        store(1);
        long first = rest();
        assertTrue(first >= 5_000 && first <= 6_000, () -> "rests " + first);
        assertEquals(1, posts.get());
        now.addAndGet(first);
        long second = rest();
        assertTrue(second >= 300_000 && second <= 360_000, () -> "rests " + second);
        assertEquals(2, posts.get());

        now.addAndGet(second);
        webhookResponse = WebhookResponse.of(200, 0);
        context.runOnContext(next -> webhookDispatcher.wake());

        Waiting.until("a delivery", () -> last().status() == WebhookDelivery.Status.DELIVERED);
        assertEquals(3, last().attempts());
        assertEquals(0, await(webhooks.find(Org.FIRST, webhook.id())).failures());
    }

    @Test
    void a_webhook_that_fails_for_days_is_disabled_and_says_so() {
        store(3);
        while (subscriptions.find(webhook.id()).isEnabled() && last().status() == WebhookDelivery.Status.PENDING) {
            context.runOnContext(next -> webhookDispatcher.wake());
            Waiting.until(
                    "a rest or an end",
                    () -> !rests.isEmpty()
                            || !subscriptions.find(webhook.id()).isEnabled()
                            || last().status() != WebhookDelivery.Status.PENDING);
            Long delay = rests.poll();
            now.addAndGet(delay == null ? 0 : delay);
        }

        Waiting.until(
                "a disabled webhook", () -> !subscriptions.find(webhook.id()).isEnabled());
        String reason = String.valueOf(subscriptions.find(webhook.id()).disabledReason());
        assertTrue(reason.matches("\\d+ tries failed in a row over 3 days"), reason);
        assertTrue(now.get() - START >= 3 * 86_400_000L);
        assertTrue(posts.get() <= 30, posts::toString);
    }

    @Test
    void more_events_than_may_wait_disable_the_webhook_rather_than_leave_a_gap() {
        for (int i = 0; i < Subscriptions.MOST_WAITING; i++) {
            assertTrue(subscriptions.admit(webhook));
        }

        assertFalse(subscriptions.admit(webhook));

        Waiting.until(
                "a disabled webhook", () -> !subscriptions.find(webhook.id()).isEnabled());
        assertEquals(
                "more than 10000 events wait", subscriptions.find(webhook.id()).disabledReason());
    }
}
