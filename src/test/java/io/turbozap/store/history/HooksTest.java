package io.turbozap.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.LocalCodec;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.fixture.Waiting;
import io.turbozap.hooks.Receiver;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.store.journal.DailyCounters;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.store.journal.SqlJournal;
import io.turbozap.webhooks.EventType;
import io.turbozap.webhooks.Webhook;
import io.turbozap.webhooks.WebhookDelivery;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are told of what is recorded, at least once, on each engine. */
final class HooksTest extends StoreTest {

    private static final Set<EventType> ALL = Set.copyOf(EventType.subscribable());

    private Receiver receiver;
    private Webhooks webhooks;

    @BeforeEach
    void subscribe() {
        LocalCodec.install(vertx);
        receiver = Receiver.start(vertx);
        webhooks = hooks(true);
        await(webhooks.open());
        acks = new SqlAcks(sends, webhooks.outbox());
        journal =
                new SqlJournal(vertx, sends, acks, clock, webhooks.outbox(), new DailyCounters(clock, ZoneOffset.UTC));
    }

    private Webhooks hooks(boolean allowPrivate) {
        return new Webhooks(vertx, database, SessionOwners.SINGLE, clock, new SecureRandom(), allowPrivate);
    }

    private Webhook create(Set<EventType> events) {
        return create("/", events);
    }

    private Webhook create(String path, Set<EventType> events) {
        Webhook made = await(webhooks.create(Org.FIRST, receiver.url(path), events));
        assertNotNull(made);
        return made;
    }

    private void untilSeen(int count) {
        Waiting.until(count + " events", () -> receiver.seen().size() >= count);
        assertEquals(count, receiver.seen().size(), () -> receiver.types().toString());
    }

    private WebhookDelivery untilSettled(Webhook webhook, WebhookDelivery.Status status) {
        Waiting.until("a delivery that is " + status, () -> last(webhook).status() == status);
        return last(webhook);
    }

    private WebhookDelivery last(Webhook webhook) {
        return await(webhooks.deliveries(Org.FIRST, webhook.id(), null, 1)).get(0);
    }

    @Test
    void who_is_subscribed_is_told_signed_and_in_order() throws Exception {
        await(webhooks.start());
        Webhook webhook = create(Set.of(EventType.CAMPAIGN_PAUSED, EventType.DELIVERY_FAILED));
        Campaign campaign = sent(SESSION, 3, 1);

        record(SESSION, new SendFailed(campaign.id(), 1, "5511900000001@c.us is no number", now));
        untilSeen(1);
        record(SESSION, new CampaignPaused(campaign.id(), PauseReason.ERROR_BUDGET));
        untilSeen(2);

        assertEquals(List.of("delivery.failed", "campaign.paused"), receiver.types());
        Receiver.Seen first = receiver.seen().get(0);
        assertTrue(first.isSignedWith(webhook.secret()));
        assertFalse(first.isSignedWith("whsec_c2VjcmV0"));
        assertEquals(String.valueOf(START / 1000), first.timestamp());
        assertEquals(
                new JsonObject()
                        .put("campaignId", campaign.id().value())
                        .put("sessionId", "default")
                        .put("request", 1)
                        .put("reason", "#@c.us is no number"),
                first.event().getJsonObject("data"));
        assertEquals("2026-11-21T10:00:00Z", first.event().getString("timestamp"));
        assertFalse(first.body().contains("5511"), "a phone number left");
        assertNotEquals(first.id(), receiver.seen().get(1).id());
    }

    @Test
    void what_was_stored_before_a_crash_is_told_after_it() {
        Webhook webhook = create(ALL);
        Campaign campaign = sent(SESSION, 1, 1);
        record(SESSION, new CampaignCompleted(campaign.id(), now));
        assertEquals(2, rows("webhook_delivery"));

        webhooks = hooks(true);
        await(webhooks.open());
        await(webhooks.start());

        untilSeen(2);
        assertEquals(Set.of("campaign.started", "campaign.completed"), Set.copyOf(receiver.types()));
        Waiting.until(
                "an empty queue", () -> number("SELECT COUNT(*) FROM webhook_delivery WHERE next_at IS NOT NULL") == 0);
        assertEquals(WebhookDelivery.Status.DELIVERED, last(webhook).status());
    }

    @Test
    void event_before_the_start_does_not_hold_back_those_after_it() {
        create(ALL);
        Campaign campaign = sent(SESSION, 1, 1);
        await(webhooks.start());
        untilSeen(1);

        record(SESSION, new CampaignCompleted(campaign.id(), now));

        untilSeen(2);
        assertEquals(List.of("campaign.started", "campaign.completed"), receiver.types());
    }

    @Test
    void acks_of_our_messages_are_told_once_however_often_they_come_and_however_early() {
        await(webhooks.start());
        create(Set.of(EventType.DELIVERY_DELIVERED, EventType.DELIVERY_READ));
        await(acks.record("M0", DeliveryState.of(2), now, null)); // before anybody knows the message
        Campaign campaign = sent(SESSION, 2, 2);
        untilSeen(1);

        await(acks.record("M0", DeliveryState.of(2), now, null));
        await(acks.record("M0", DeliveryState.of(3), now + 1, null));
        await(acks.record("somebody's", DeliveryState.of(3), now, null));
        untilSeen(2);

        assertEquals(List.of("delivery.delivered", "delivery.read"), receiver.types());
        JsonObject data = receiver.seen().get(1).event().getJsonObject("data");
        assertEquals(campaign.id().value(), data.getString("campaignId"));
        assertEquals(0, data.getInteger("request"));
        assertEquals("M0", data.getString("messageId"));
        assertEquals(2, rows("webhook_delivery"));
    }

    @Test
    void nothing_is_stored_for_nobody() {
        create(Set.of(EventType.CAMPAIGN_MISSED));
        Campaign campaign = sent(SESSION, 2, 2);
        record(SESSION, new SendUncertain(campaign.id(), 1, null, "lost", /* settling= */ true, now));
        await(acks.record("M0", DeliveryState.of(3), now, null));

        assertEquals(0, rows("webhook_delivery"));
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_more_until_somebody_enables_it_again() {
        await(webhooks.start());
        Webhook webhook = create(ALL);
        receiver.answers(410);
        Campaign campaign = sent(SESSION, 1, 1);
        untilSettled(webhook, WebhookDelivery.Status.FAILED);
        Waiting.until("a disabled webhook", () -> !await(webhooks.find(Org.FIRST, webhook.id()))
                .isEnabled());
        Webhook disabled = await(webhooks.find(Org.FIRST, webhook.id()));
        assertEquals("the receiver answered 410 Gone", disabled.disabledReason());
        await(webhooks.delete(Org.FIRST, "none")); // changes are made one after another

        record(SESSION, new CampaignCompleted(campaign.id(), now));
        assertEquals(1, rows("webhook_delivery"));

        receiver.answers(204);
        Webhook enabled = await(webhooks.put(Org.FIRST, webhook.id(), receiver.url("/new"), ALL, /* enabled= */ true));
        assertNotNull(enabled);
        assertTrue(enabled.isEnabled());
        assertEquals(webhook.secret(), enabled.secret());
        await(webhooks.replay(Org.FIRST, webhook.id(), last(webhook).id()));
        untilSeen(2);
        assertEquals(receiver.seen().get(0).id(), receiver.seen().get(1).id());
        assertEquals("/new", receiver.seen().get(1).path());
        assertEquals(
                204, untilSettled(webhook, WebhookDelivery.Status.DELIVERED).httpStatus());
    }

    @Test
    void a_failed_try_says_why_and_when_the_next_one_is() {
        await(webhooks.start());
        Webhook webhook = create(ALL);
        receiver.answers(503);
        sent(SESSION, 1, 1);
        Waiting.until("a try", () -> last(webhook).attempts() == 1);

        WebhookDelivery failed = last(webhook);
        assertEquals(WebhookDelivery.Status.PENDING, failed.status());
        assertEquals(503, failed.httpStatus());
        assertEquals("answered 503", failed.error());
        assertTrue(failed.nextAt() >= now + 5_000 && failed.nextAt() <= now + 6_000, failed::toString);
        assertEquals(1, await(webhooks.find(Org.FIRST, webhook.id())).failures());
    }

    @Test
    void a_receiver_that_never_answers_holds_up_nobody_else() {
        await(webhooks.start());
        receiver.answers(request -> {
            if (!request.path().equals("/dead")) {
                request.response().end();
            }
        });
        create("/dead", ALL);
        Webhook other = create("/alive", ALL);
        Campaign campaign = sent(SESSION, 1, 1);
        untilSettled(other, WebhookDelivery.Status.DELIVERED);
        record(SESSION, new CampaignCompleted(campaign.id(), now));

        Waiting.until(
                "both events",
                () -> receiver.seen().stream()
                                .filter(seen -> seen.path().equals("/alive"))
                                .count()
                        == 2);
    }

    @Test
    void a_webhook_that_is_deleted_leaves_nothing() {
        await(webhooks.start());
        Webhook webhook = create(ALL);
        sent(SESSION, 1, 1);
        untilSettled(webhook, WebhookDelivery.Status.DELIVERED);

        assertTrue(await(webhooks.delete(Org.FIRST, webhook.id())));

        assertFalse(await(webhooks.delete(Org.FIRST, webhook.id())));
        assertNull(await(webhooks.find(Org.FIRST, webhook.id())));
        Waiting.until("an empty log", () -> rows("webhook_delivery") == 0);
    }

    @Test
    void a_private_address_is_refused_when_a_webhook_is_made_and_at_each_try() {
        Webhook webhook = create(ALL);
        sent(SESSION, 1, 1);
        Webhooks careful = hooks(false);
        await(careful.open());

        assertThrows(IllegalStateException.class, () -> await(careful.create(Org.FIRST, receiver.url("/"), ALL)));
        await(careful.start());

        Waiting.until("a try", () -> last(webhook).attempts() == 1);
        assertTrue(String.valueOf(last(webhook).error()).contains("not public"), () -> last(webhook)
                .error());
        assertEquals(List.of(), receiver.seen());
    }
}
