package io.turbozap.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.campaign.TimedUuid;
import io.turbozap.session.SessionEvent;
import io.turbozap.store.Statement;
import io.turbozap.store.journal.Outbox;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Outbox that stores events for the webhooks that subscribe to them, in the transaction of the session's own. Safe to use from any thread. */
final class WebhookOutbox implements Outbox {

    private final Subscriptions subscriptions;
    private final WebhookDeliveryTable deliveries;
    private final SessionOwners owners;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PendingDispatches pendingDispatches;

    /** @param random safe to use from any thread */
    WebhookOutbox(
            Subscriptions subscriptions,
            WebhookDeliveryTable deliveries,
            SessionOwners owners,
            InstantSource clock,
            RandomGenerator random,
            PendingDispatches pendingDispatches) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.owners = owners;
        this.clock = clock;
        this.random = random;
        this.pendingDispatches = pendingDispatches;
    }

    @Override
    public List<Statement> of(SessionName session, SessionEvent event) {
        EventType type = WebhookEvents.type(event);
        if (type == null
                || !subscriptions.hasSubscriber(owners.of(session), type)
                || !(event instanceof SessionEvent.OfCampaign ofCampaign)) {
            return List.of();
        }
        WebhookEvent made = new WebhookEvent(newId(), type, clock.millis(), WebhookEvents.data(session, ofCampaign));
        return statements(owners.of(session), made);
    }

    @Override
    public void recorded(SessionName session, List<SessionEvent> events) {
        for (SessionEvent event : events) {
            EventType type = WebhookEvents.type(event);
            if (type != null) {
                announce(owners.of(session), type);
            }
        }
    }

    private void announce(Org org, EventType type) {
        for (Webhook webhook : subscriptions.of(org)) {
            if (webhook.wants(type)) {
                pendingDispatches.add(webhook.id());
            }
        }
    }

    @Override
    public Future<Void> acked(String messageId, DeliveryState state, long at, @Nullable String error) {
        EventType type = EventType.of(state);
        if (type == null || !subscriptions.hasSubscriber(type)) {
            return Future.succeededFuture();
        }
        return deliveries.sent(messageId).compose(sent -> {
            if (sent == null) {
                return Future.succeededFuture();
            }
            JsonObject data = new JsonObject()
                    .put("campaignId", sent.campaign().value())
                    .put("sessionId", sent.session().value())
                    .put("request", sent.request())
                    .put("messageId", messageId);
            if (error != null) {
                data.put("reason", WebhookEvent.reason(error));
            }
            return store(owners.of(sent.session()), new WebhookEvent(idOf(messageId, state), type, at, data));
        });
    }

    /** The same id however often WAHA reports it. */
    private static String idOf(String messageId, DeliveryState state) {
        return "evt_" + UUID.nameUUIDFromBytes((state + " " + messageId).getBytes(UTF_8));
    }

    private String newId() {
        return "evt_" + TimedUuid.next(clock.instant(), random);
    }

    private Future<Void> store(Org org, WebhookEvent event) {
        List<Statement> statements = statements(org, event);
        return statements.isEmpty()
                ? Future.succeededFuture()
                : deliveries.write(statements).map(written -> {
                    announce(org, event.type());
                    return null;
                });
    }

    private List<Statement> statements(Org org, WebhookEvent event) {
        List<Statement> statements = new ArrayList<>();
        String body = event.body();
        for (Webhook webhook : subscriptions.of(org)) {
            if (webhook.wants(event.type()) && subscriptions.admit(webhook)) {
                statements.add(deliveries.add(webhook, event, body, clock.millis()));
            }
        }
        return statements;
    }

    /** Stores a test event for one webhook. */
    Future<String> ping(Webhook webhook) {
        WebhookEvent event = new WebhookEvent(
                newId(), EventType.WEBHOOK_PING, clock.millis(), new JsonObject().put("webhookId", webhook.id()));
        return deliveries
                .add(deliveries.add(webhook, event, event.body(), clock.millis()))
                .map(written -> {
                    pendingDispatches.add(webhook.id());
                    return event.id();
                });
    }
}
