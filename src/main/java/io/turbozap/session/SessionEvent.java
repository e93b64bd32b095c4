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

    /** A campaign is there, and pending. */
    record CampaignCreated(Campaign campaign) implements SessionEvent {}

    /** A campaign entered the tail of the queue. */
    record CampaignStarted(CampaignId campaign, long at) implements SessionEvent {}

    /** A campaign keeps its place, but others pass it. */
    record CampaignPaused(CampaignId campaign, PauseReason reason) implements SessionEvent {}

    /** A paused campaign goes on. */
    record CampaignResumed(CampaignId campaign) implements SessionEvent {}

    /** A campaign left the queue with requests left. */
    record CampaignStopped(CampaignId campaign) implements SessionEvent {}

    /** A campaign left the queue because nothing is left to do. */
    record CampaignCompleted(CampaignId campaign, long at) implements SessionEvent {}

    /** A campaign is forgotten. */
    record CampaignRetired(CampaignId campaign) implements SessionEvent {}

    /** Every lane of the session is held. */
    enum SessionHeld implements SessionEvent {
        INSTANCE
    }

    /** The hold is over. */
    enum SessionReleased implements SessionEvent {
        INSTANCE
    }

    /** One campaign is exempt from the hold. */
    record CampaignReleased(CampaignId campaign) implements SessionEvent {}

    /** A request is about to be sent. */
    record SendIntended(
            CampaignId campaign, int index, @Nullable String messageId, long at) implements SessionEvent {}

    /** WAHA accepted a request. */
    record SendCompleted(
            CampaignId campaign, int index, @Nullable String messageId, long at) implements SessionEvent {}

    /** WAHA refused a request for good. */
    record SendFailed(CampaignId campaign, int index, String reason, long at) implements SessionEvent {}

    /** A request surely was not sent and is pending again. */
    record SendReturned(CampaignId campaign, int index, String reason) implements SessionEvent {}

    /** Nobody could tell whether a request was sent. */
    record SendUncertain(CampaignId campaign, int index, String reason, long at) implements SessionEvent {}
}
