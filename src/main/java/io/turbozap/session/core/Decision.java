package io.turbozap.session.core;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.UncertainSend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision what a session does next. */
public sealed interface Decision {

    /** Send this request now. */
    record Send(
            QueuedCampaign campaign,
            SendRequest request,
            @Nullable String messageId) implements Decision {
        public int index() {
            return request.index();
        }
    }

    /** Record that the next requests of this campaign are not sent. */
    record Skip(List<SessionEvent> events) implements Decision {}

    /** Ask WhatsApp whether it knows the recipient of this request. */
    record CheckNumber(SendRequest request) implements Decision {}

    /** Learn what the engine's message ids look like. */
    enum LearnIds implements Decision {
        INSTANCE
    }

    /** Learn whom the session knows, and go on deciding meanwhile. */
    enum LearnKnown implements Decision {
        INSTANCE
    }

    /** Take the contacts of this campaign from the address book, and go on deciding meanwhile. */
    record TakeAudience(QueuedCampaign campaign) implements Decision {}

    /** Look at the files of this campaign, and go on deciding meanwhile. */
    record LookAtMedia(QueuedCampaign campaign) implements Decision {}

    /** Look at the session in WAHA. */
    enum Look implements Decision {
        INSTANCE
    }

    /** Ask WAHA about a send that may have gone out. */
    record Settle(UncertainSend uncertainSend) implements Decision {}

    /** Do nothing before {@code until}, steady milliseconds, or until something else happens. */
    record WaitUntil(long until) implements Decision {}

    /** Do nothing before something else happens. */
    enum Idle implements Decision {
        INSTANCE
    }
}
