package io.turbozap.waha.session;

import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.server.LruMap;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.Refused;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Monitor of what our own door refuses of WAHA's webhooks, so that acks and opt-outs that are missing are not taken for
 * WhatsApp's silence: it is logged, once a minute at most, and the listener is notified, once in 10 seconds for each of
 * the 1 000 sessions that were named last. Safe to use from any thread.
 */
public final class WebhookRefusals implements WahaEventHandler {

    /** Acts on what the door does to the webhooks of a session. Called on any thread. */
    public interface Listener {

        /** A webhook was refused that names this session, which may not exist. */
        void refused(SessionName session);

        /** A webhook was accepted, after others were refused. */
        void accepted(SessionName session);
    }

    private static final Logger log = LoggerFactory.getLogger(WebhookRefusals.class);
    private static final int MOST_SESSIONS = 1_000;
    private static final long NOTIFY_EVERY_MILLIS = 10_000;
    private static final long LOG_EVERY_MILLIS = 60_000;

    private final WahaEventHandler behind;
    private final Listener listener;
    private final InstantSource clock;
    /** When the listener was notified of a session last. */
    private final LruMap<SessionName, Long> refusing = new LruMap<>(MOST_SESSIONS);

    private long loggedAt = Long.MIN_VALUE;

    /** @param behind takes what was not refused */
    public WebhookRefusals(WahaEventHandler behind, Listener listener, InstantSource clock) {
        this.behind = behind;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        SessionName session = event.session();
        if (event instanceof Refused refused) {
            if (session != null && isDue(session)) {
                listener.refused(session);
            }
            report(refused);
            return Future.succeededFuture();
        }
        if (session != null && event.eventId() != null && end(session)) {
            log.info("webhooks of session {} are taken again", RedactedText.text(session));
            listener.accepted(session);
        }
        return behind.handle(event);
    }

    private synchronized boolean isDue(SessionName session) {
        long now = clock.millis();
        Long before = refusing.get(session);
        boolean due = before == null || now - before >= NOTIFY_EVERY_MILLIS;
        if (due) {
            refusing.put(session, now);
        }
        return due;
    }

    private synchronized boolean end(SessionName session) {
        return refusing.remove(session) != null;
    }

    private synchronized void report(Refused refused) {
        long now = clock.millis();
        if (loggedAt != Long.MIN_VALUE && now - loggedAt < LOG_EVERY_MILLIS) {
            return;
        }
        loggedAt = now;
        log.warn(
                "our own door refuses a webhook of session {}: it is not signed with our key. Delivered and read stay 0, and"
                        + " STOP is heard only where the history can be read; POST /api/sessions/{}/webhook writes the key"
                        + " into WAHA if WAHA_WEBHOOK_URL is set, and WAHA_WEBHOOK_HMAC_KEY makes ours that of WAHA",
                RedactedText.text(refused.session()),
                refused.session() == null ? "{session}" : RedactedText.text(refused.session()));
    }
}
