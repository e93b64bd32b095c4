package io.turbozap.session;

import io.turbozap.bus.LocalMessage;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a session. A fact is recorded in the {@link Journal} before the session acts on it, and a
 * session's state is what its facts add up to. Times are epoch milliseconds.
 */
public sealed interface SessionEvent extends LocalMessage {

    /** The campaign that this is about, or null if it is about the whole session. */
    @Nullable
    CampaignId campaignId();

    /** A fact about one campaign. */
    sealed interface OfCampaign extends SessionEvent {
        CampaignId campaign();

        @Override
        default CampaignId campaignId() {
            return campaign();
        }
    }

    /** A fact about one request of a campaign. */
    sealed interface OfRequest extends OfCampaign {
        int index();
    }

    /** A fact about the whole session. */
    sealed interface OfSession extends SessionEvent {
        @Override
        default @Nullable CampaignId campaignId() {
            return null;
        }
    }

    /** A campaign is there, and pending. */
    record CampaignCreated(Campaign created) implements OfCampaign {
        @Override
        public CampaignId campaign() {
            return created.id();
        }
    }

    /** A campaign entered the tail of the queue. */
    record CampaignStarted(CampaignId campaign, long at) implements OfCampaign {}

    /** A campaign keeps its place, but others pass it. */
    record CampaignPaused(CampaignId campaign, PauseReason reason) implements OfCampaign {}

    /** A paused campaign goes on. */
    record CampaignResumed(CampaignId campaign) implements OfCampaign {}

    /** A campaign left the queue with requests left. */
    record CampaignStopped(CampaignId campaign) implements OfCampaign {}

    /** A campaign left the queue because nothing is left to do. */
    record CampaignCompleted(CampaignId campaign, long at) implements OfCampaign {}

    /** A campaign is forgotten. */
    record CampaignRetired(CampaignId campaign) implements OfCampaign {}

    /** Every lane of the session is held. */
    enum SessionHeld implements OfSession {
        INSTANCE
    }

    /** The hold is over. */
    enum SessionReleased implements OfSession {
        INSTANCE
    }

    /** One campaign is exempt from the hold. */
    record CampaignReleased(CampaignId campaign) implements OfCampaign {}

    /** A request is about to be sent. */
    record SendIntended(
            CampaignId campaign, int index, @Nullable String messageId, long at) implements OfRequest {}

    /** WAHA accepted a request. */
    record SendCompleted(
            CampaignId campaign, int index, @Nullable String messageId, long at) implements OfRequest {}

    /** WAHA refused a request for good. */
    record SendFailed(CampaignId campaign, int index, String reason, long at) implements OfRequest {}

    /**
     * A request surely was not sent, or may be sent again because it carries an id, and is pending again.
     *
     * @param messageId the id that it has to carry when it is sent again, or null
     */
    record SendReturned(
            CampaignId campaign, int index, @Nullable String messageId, String reason, long at) implements OfRequest {}

    /** Nobody could tell, so far, whether a request was sent. */
    record SendUncertain(
            CampaignId campaign, int index, @Nullable String messageId, String reason, long at) implements OfRequest {}
}
