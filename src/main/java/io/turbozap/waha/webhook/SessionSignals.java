package io.turbozap.waha.webhook;

import io.turbozap.session.Sessions;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Handler that signals to the actor of a session what concerns its sending: acks that show that messages arrive,
 * restrictions of its account, messages that left, and whether it works.
 */
public final class SessionSignals implements WahaEventHandler {

    private static final String WORKING = "WORKING";

    private final Sessions sessions;
    private final InstantSource clock;
    private final long restrictionMillis;

    /** @param restrictionMillis how long a restriction counts whose end is not known, milliseconds */
    public SessionSignals(Sessions sessions, InstantSource clock, long restrictionMillis) {
        this.sessions = sessions;
        this.clock = clock;
        this.restrictionMillis = restrictionMillis;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof MessageAcked ack) {
            acked(ack);
        } else if (event instanceof MessageSent message) {
            sessions.sighted(message.session(), message.messageId(), message.chatId());
        } else if (event instanceof SessionChanged change) {
            sessions.changed(change.session(), change.status().equals(WORKING));
        }
        return Future.succeededFuture();
    }

    private void acked(MessageAcked ack) {
        AckError error = ack.error();
        if (error != null && error.isRestriction()) {
            long until = error.countsUntil(ack.at(), restrictionMillis);
            if (until > clock.millis()) { // else it is delivered again, or late
                sessions.refusedStranger(ack.session(), until);
            }
        }
        if (ack.state().isAccepted()) {
            sessions.acked(ack.session());
        }
    }
}
