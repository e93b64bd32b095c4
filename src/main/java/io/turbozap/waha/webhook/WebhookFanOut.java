package io.turbozap.waha.webhook;

import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.Future;

/** Hands each event to those whom it concerns. Safe to use from any thread. */
public final class WebhookFanOut implements WahaEventHandler {

    private final SentMessages sent;
    private final DeliveryAcks deliveries;
    private final AckListener sessions;
    private final ReplyListener replies;
    private final StatusListener statuses;

    /** @param sent remembers every sign of a message that left, whatever becomes of the event otherwise */
    public WebhookFanOut(
            SentMessages sent,
            DeliveryAcks deliveries,
            AckListener sessions,
            ReplyListener replies,
            StatusListener statuses) {
        this.sent = sent;
        this.deliveries = deliveries;
        this.sessions = sessions;
        this.replies = replies;
        this.statuses = statuses;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof MessageAcked ack) {
            return acked(ack);
        } else if (event instanceof MessageSent message) {
            sent.record(message);
            return Future.succeededFuture();
        } else if (event instanceof MessageReceived message) {
            return replies.received(message);
        } else if (event instanceof SessionChanged change) {
            return statuses.changed(change);
        } else if (event instanceof Other || event instanceof WahaEvent.Refused) {
            return Future.succeededFuture();
        }
        throw new IllegalStateException("unhandled " + event.getClass());
    }

    private Future<Void> acked(MessageAcked ack) {
        sent.record(ack);
        return Future.join(deliveries.acked(ack), sessions.acked(ack.session(), ack.messageId(), ack.level()))
                .mapEmpty();
    }
}
