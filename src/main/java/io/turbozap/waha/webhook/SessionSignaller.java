package io.turbozap.waha.webhook;

import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
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
public final class SessionSignaller implements WahaEventHandler {

    private static final String WORKING = "WORKING";

    private final SessionSignals sessions;
    private final InstantSource clock;
    private final long restrictionMillis;

    /** @param restrictionMillis how long a restriction counts whose end is not known, milliseconds */
    public SessionSignaller(SessionSignals sessions, InstantSource clock, long restrictionMillis) {
        this.sessions = sessions;
        this.clock = clock;
        this.restrictionMillis = restrictionMillis;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof MessageAcked ack) {
            acked(ack);
        } else if (event instanceof MessageSent message) {
            sessions.signal(message.session(), new SessionSignal.Sighted(message.messageId(), message.chatId()));
        } else if (event instanceof SessionChanged change) {
            sessions.signal(
                    change.session(), new SessionSignal.Changed(change.status().equals(WORKING)));
        }
        return Future.succeededFuture();
    }

    private void acked(MessageAcked ack) {
        AckError error = ack.error();
        if (error != null && error.isRestriction()) {
            long until = error.countsUntil(ack.at(), restrictionMillis);
            if (until > clock.millis()) { // else it is delivered again, or late
                sessions.signal(ack.session(), new SessionSignal.RefusedStranger(until));
            }
        }
        if (ack.state().isAccepted()) {
            sessions.signal(ack.session(), SessionSignal.Acked.INSTANCE);
        }
    }
}
