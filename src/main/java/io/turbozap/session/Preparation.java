package io.turbozap.session;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found out ahead of the next request: whether its recipient is on WhatsApp, and the id of its message. */
final class Preparation {

    private final SessionPolicy policy;
    private final Pacing pacing;
    private final Consent consent;
    private NextRecipient recipient = NextRecipient.UNKNOWN;
    private @Nullable ReservedId reserved;

    Preparation(SessionPolicy policy, Pacing pacing, Consent consent) {
        this.policy = policy;
        this.pacing = pacing;
        this.consent = consent;
    }

    /**
     * Whether the recipient is to be asked about. A reply is no first message, and who refused messages is not looked up
     * for one.
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

    /** The facts that the next requests of {@code campaign}, as many as can be told at once, are not wanted. */
    List<SessionEvent> refused(QueuedCampaign campaign, int first, Moment now) {
        return campaign.campaign.lane() == Lane.REPLY
                ? List.of()
                : Unwanted.from(campaign, first, consent, recipient, now);
    }

    /** Whether there is time to fetch an id and none was asked for yet. */
    boolean wantsId(QueuedCampaign next, int index) {
        return pacing.rules().interval() > 0 && next.keptMessageId(index) == null && !hasReserved(next, index);
    }

    /** A message id for {@code request} is being fetched. */
    void reserving(SendRequest request) {
        reserved = ReservedId.of(request, null);
    }

    /** A message id was fetched, or none could be had; too late if another request is next meanwhile. */
    void reserved(SendRequest request, @Nullable String messageId) {
        if (reserved != null && reserved.isFor(request.campaign().id(), request.index())) {
            reserved = ReservedId.of(request, messageId);
        }
    }

    /** The id that was fetched is used up. */
    void useUpId() {
        reserved = null;
    }

    /** The send of {@code request} as it was prepared. */
    Decision.Send send(QueuedCampaign next, SendRequest request) {
        return new Decision.Send(next, recipient.address(request), messageId(next, request.index()));
    }

    private @Nullable String messageId(QueuedCampaign next, int index) {
        String kept = next.keptMessageId(index);
        return kept != null || !hasReserved(next, index) ? kept : reserved.messageId();
    }

    private boolean hasReserved(QueuedCampaign next, int index) {
        return reserved != null && reserved.isFor(next.campaign.id(), index);
    }
}
