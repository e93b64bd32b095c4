package io.turbozap.cli;

import io.turbozap.session.Sessions;
import io.turbozap.store.journal.SqlAcks;
import io.turbozap.waha.session.WahaSessions;
import io.turbozap.waha.webhook.AckListener;
import io.turbozap.waha.webhook.DeliveryAcks;
import io.turbozap.waha.webhook.ReplyListener;
import io.turbozap.waha.webhook.SentMessages;
import io.turbozap.waha.webhook.StatusListener;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.turbozap.waha.webhook.WebhookFanOut;
import io.turbozap.waha.webhook.WebhookInbox;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What comes back from WAHA, put together: each event once, to all whom it concerns. */
final class WahaWebhookWiring {

    private static final int SERVER = 1;

    private WahaWebhookWiring() {}

    /** @param newChatRetry how many milliseconds a restriction counts whose end is not told */
    static WahaEventHandler to(
            SentMessages sent,
            SqlAcks deliveries,
            Sessions sessions,
            WahaSessions wahaSessions,
            ReplyListener replies,
            InstantSource clock,
            long newChatRetry) {
        DeliveryAcks acks = ack -> {
            if (ack.error() != null && ack.error().isRestriction()) {
                long until = ack.error().countsUntil(ack.at(), newChatRetry);
                if (until > clock.millis()) { // else it is told again, or late
                    sessions.refusedStranger(ack.session(), until);
                }
                wahaSessions.suspect(ack.session());
            }
            return recorded(deliveries).acked(ack);
        };
        sent.follow(message -> sessions.sighted(message.session(), message.messageId(), message.chatId()));
        return new WebhookInbox(
                new WebhookFanOut(sent, acks, acks(sessions), replies, statuses(sessions, wahaSessions)));
    }

    private static DeliveryAcks recorded(SqlAcks deliveries) {
        return ack -> deliveries.record(ack.messageId(), ack.level(), ack.at(), words(ack.error()));
    }

    private static @Nullable String words(@Nullable AckError error) {
        String code = error == null || error.code() == null ? "" : " (" + error.code() + ")";
        String reason = error == null || error.reason() == null ? "error" : error.reason();
        return error == null ? null : reason + code;
    }

    private static AckListener acks(Sessions sessions) {
        return (session, messageId, level) -> {
            if (level >= SERVER) {
                sessions.acked(session);
            }
            return Future.succeededFuture();
        };
    }

    private static StatusListener statuses(Sessions sessions, WahaSessions wahaSessions) {
        return change -> {
            wahaSessions.notified(change.session());
            sessions.changed(change.session(), change.status().equals("WORKING"));
            return Future.succeededFuture();
        };
    }
}
