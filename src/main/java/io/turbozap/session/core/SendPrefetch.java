package io.turbozap.session.core;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.NumberCheck;
import java.util.List;

/**
 * The prefetch of what is found out ahead of the next request: whether its recipient is on WhatsApp, and what its id
 * can be.
 */
final class SendPrefetch {

    private final SessionPolicy policy;
    private final OwnIds ids;
    private final Consent consent;
    private final ReachedPersons reached = new ReachedPersons();
    private NextRecipient recipient = NextRecipient.UNKNOWN;

    SendPrefetch(SessionPolicy policy, OwnIds ids, Consent consent) {
        this.policy = policy;
        this.ids = ids;
        this.consent = consent;
    }

    /**
     * Whether the recipient is to be asked about. A reply is no first message, and who refused messages is not looked
     * up for one.
     */
    boolean wantsCheck(SendRequest request) {
        return policy.checksNumbers()
                && request.campaign().lane() != Lane.REPLY
                && !recipient.isKnown(request)
                && !consent.isRefused(request.chatId());
    }

    /** WhatsApp was asked for the recipient of {@code request}. */
    void checked(SendRequest request, NumberCheck check) {
        recipient = NextRecipient.checked(request, check);
    }

    /** The events that the next requests of {@code campaign}, as many as are known at once, are not wanted. */
    List<SessionEvent> refused(QueuedCampaign campaign, int first, ClockReading now) {
        return campaign.lane() == Lane.REPLY
                ? List.of()
                : SkipRules.from(campaign, first, consent, recipient, reached, now);
    }

    /**
     * Takes note that {@code request} goes to WAHA: where numbers are checked, others may turn out to be the same
     * person.
     */
    void sent(SendRequest request) {
        if (policy.checksNumbers()) {
            reached.sent(request);
        }
    }

    /** The send of {@code request} as it was prepared, with an id of its own wherever the engine takes one. */
    Decision.Send send(QueuedCampaign next, SendRequest request, ClockReading now) {
        String kept = next.progress().earlierStarts().messageId(request.index());
        String messageId = kept == null ? ids.next(request.message().kind(), now.steady()) : kept;
        return new Decision.Send(next, recipient.address(request), messageId);
    }
}
