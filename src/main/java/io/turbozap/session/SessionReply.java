package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/** What a session's actor answers. */
public interface SessionReply extends LocalMessage {

    /**
     * Done, and recorded.
     *
     * @param campaign the campaign afterwards, or null if the command was about the whole session
     * @param worker the session afterwards
     */
    record Done(@Nullable CampaignView campaign, SessionView session) implements SessionReply {}

    /** The requests that were asked for. */
    record Requests(RequestPage page) implements SessionReply {}

    /** The campaign that was asked for. */
    record Found(Campaign campaign) implements SessionReply {}

    /** What would become of a campaign. */
    record Forecasted(Forecast forecast) implements SessionReply {}

    /**
     * The actor takes nothing any more.
     *
     * @param recorded whether it has recorded anything
     */
    record Resting(boolean recorded) implements SessionReply {}

    /** No such campaign. */
    enum NotFound implements SessionReply {
        INSTANCE
    }

    /** The campaign's state does not allow it. */
    record Conflict(String reason) implements SessionReply {}

    /** The store could not record it; nothing happened. */
    record NotRecorded(String reason) implements SessionReply {}

    /** There is no room for more. */
    record Full(String reason) implements SessionReply {}
}
