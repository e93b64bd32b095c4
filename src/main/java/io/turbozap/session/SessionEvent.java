package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * An event of a session. It is recorded in the journal before the session acts on it, and a session's state is
 * what its events add up to. Times are epoch milliseconds.
 */
public sealed interface SessionEvent extends LocalMessage {

    /** The campaign that this is about, or null if it is about the whole session. */
    @Nullable
    CampaignId campaignId();

    /** An event about one campaign. */
    sealed interface OfCampaign extends SessionEvent {
        CampaignId campaign();

        @Override
        default CampaignId campaignId() {
            return campaign();
        }
    }

    /** An event about one request of a campaign. */
    sealed interface OfRequest extends OfCampaign {
        int index();
    }

    /** An event about the whole session. */
    sealed interface OfSession extends SessionEvent {
        @Override
        default @Nullable CampaignId campaignId() {
            return null;
        }
    }

    /**
     * A campaign is there: pending, or scheduled.
     *
     * @param scheduledAt when it is to start by itself, or null
     */
    record CampaignCreated(Campaign created, @Nullable Long scheduledAt) implements OfCampaign {
        @Override
        public CampaignId campaign() {
            return created.id();
        }
    }

    /**
     * A campaign that has not started has another content, with the same id.
     *
     * @param scheduledAt when it is to start by itself, or null
     */
    record CampaignReplaced(Campaign replacement, @Nullable Long scheduledAt, long at) implements OfCampaign {
        @Override
        public CampaignId campaign() {
            return replacement.id();
        }
    }

    /** As {@link CampaignReplaced}, and it belongs to another session from here on. */
    record CampaignMoved(Campaign replacement, @Nullable Long scheduledAt, long at) implements OfCampaign {
        @Override
        public CampaignId campaign() {
            return replacement.id();
        }
    }

    /** A scheduled campaign is pending again. */
    record CampaignUnscheduled(CampaignId campaign) implements OfCampaign {}

    /** A scheduled campaign could not start until it was too late to. */
    record CampaignMissed(CampaignId campaign, long at) implements OfCampaign {}

    /** The contacts of a campaign were taken from the address book, where some lack a field for its placeholders. */
    record AudienceTaken(CampaignId campaign, Recipients recipients, int leftOut) implements OfCampaign {}

    /** The failed requests of a campaign are pending again. */
    record CampaignRetried(CampaignId campaign) implements OfCampaign {}

    /** It was decided about uncertain requests of a campaign, each in an event of its own. */
    record CampaignSettled(CampaignId campaign, int requests, long at) implements OfCampaign {}

    /** Failed requests of a campaign were chosen to be sent again, each in an event of its own. */
    record RequestsRetried(CampaignId campaign, int requests, long at) implements OfCampaign {}

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

    /** A completed campaign left the memory; the store still has it. */
    record CampaignRetired(CampaignId campaign) implements OfCampaign {}

    /** A campaign and all that was known of it is gone. */
    record CampaignDeleted(CampaignId campaign) implements OfCampaign {}

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

    /** The session keeps to other rules of pacing; null: to those of the configuration again. */
    record PacingChanged(@Nullable PacingRules rules) implements OfSession {}

    /** A webhook of this session arrived for the first time. */
    enum WebhookSeen implements OfSession {
        INSTANCE
    }

    /**
     * A request is about to be sent.
     *
     * @param messageId the id that WhatsApp is to use, or null
     * @param chatId whom it goes to
     * @param today what this send makes of the count of the day
     */
    record SendIntended(
            CampaignId campaign, int index, @Nullable String messageId, String chatId, DayCount today, long at)
            implements OfRequest {

        /** Without the recipient. */
        @Override
        public String toString() {
            return "SendIntended[" + campaign + "#" + index + "]";
        }
    }

    /** A request is deliberately not sent. */
    record SendSkipped(CampaignId campaign, int index, String chatId, String reason, long at) implements OfRequest {

        /** Without the recipient. */
        @Override
        public String toString() {
            return "SendSkipped[" + campaign + "#" + index + "]";
        }
    }

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

    /**
     * It is unknown so far whether a request was sent.
     *
     * @param settling whether the session goes on asking WAHA; else it is the operator's to decide
     */
    record SendUncertain(
            CampaignId campaign, int index, @Nullable String messageId, String reason, boolean settling, long at)
            implements OfRequest {}
}
