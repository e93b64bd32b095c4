package io.turbozap.cli;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
import io.turbozap.waha.history.HistoryReader;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.session.WahaSessions;
import io.turbozap.waha.session.WebhookRefusals;
import org.jspecify.annotations.Nullable;

/**
 * The reaction to webhooks that this server itself refused: missing acks do not block the session, its configuration in
 * WAHA is checked, and what people write is read from the history, meanwhile and once webhooks are taken again.
 */
final class RefusedWebhooks implements WebhookRefusals.Listener {

    private final SessionSignals sessions;
    private final WahaSessions wahaSessions;
    private final @Nullable HistoryReader reader;

    RefusedWebhooks(SessionSignals sessions, WahaSessions wahaSessions, @Nullable HistoryReader reader) {
        this.sessions = sessions;
        this.wahaSessions = wahaSessions;
        this.reader = reader;
    }

    @Override
    public void refused(SessionName session) {
        WahaSessionView view = wahaSessions.view(session);
        if (view.seenAt() != null) { // a caller may name any session
            wahaSessions.suspect(session);
        }
        if (view.webhook() != WahaSessionView.Webhook.SET) { // else it is not WAHA that was refused
            sessions.signal(session, SessionSignal.WebhookRefused.INSTANCE);
            accepted(session);
        }
    }

    @Override
    public void accepted(SessionName session) {
        if (reader != null) {
            reader.resume(session);
        }
    }
}
