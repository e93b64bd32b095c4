package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import org.jspecify.annotations.Nullable;

/** What a session does next. */
sealed interface Decision {

    /** Send this request now. */
    record Send(
            QueuedCampaign campaign, int index, @Nullable String messageId) implements Decision {
        SendRequest request() {
            return campaign.campaign.request(index);
        }
    }

    /** Fetch a message id for this request, and go on deciding meanwhile. */
    record ReserveId(SendRequest request) implements Decision {}

    /** Look at the session in WAHA. */
    enum Look implements Decision {
        INSTANCE
    }

    /** Ask WAHA about a send that may have gone out. */
    record Settle(Attempt attempt) implements Decision {}

    /** Do nothing before {@code until}, steady milliseconds. */
    record WaitUntil(long until) implements Decision {}

    /** Do nothing before something else happens. */
    enum Idle implements Decision {
        INSTANCE
    }
}
