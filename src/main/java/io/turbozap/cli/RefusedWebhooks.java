package io.turbozap.cli;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.Sessions;
import io.turbozap.waha.AccountView;
import io.turbozap.waha.Accounts;
import io.turbozap.waha.DoorWatch;
import io.turbozap.waha.history.HistoryReader;
import org.jspecify.annotations.Nullable;

/**
 * What follows from webhooks that our own door refused: lacking acks do not block the session, its configuration in WAHA is
 * looked at, and what people write is read from the history, meanwhile and once webhooks are taken again.
 */
final class RefusedWebhooks implements DoorWatch.Listener {

    private final Sessions sessions;
    private final Accounts accounts;
    private final @Nullable HistoryReader reader;

    RefusedWebhooks(Sessions sessions, Accounts accounts, @Nullable HistoryReader reader) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.reader = reader;
    }

    @Override
    public void refused(SessionName session) {
        AccountView view = accounts.view(session);
        if (view.seenAt() != null) { // anybody may name any session
            accounts.suspect(session);
        }
        if (view.webhook() != AccountView.Webhook.SET) { // else it is not WAHA that was refused
            sessions.unheard(session);
            heardAgain(session);
        }
    }

    @Override
    public void heardAgain(SessionName session) {
        if (reader != null) {
            reader.resume(session);
        }
    }
}
