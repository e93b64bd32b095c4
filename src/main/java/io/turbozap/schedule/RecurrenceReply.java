package io.turbozap.schedule;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.CampaignId;
import java.util.List;

/** What is answered about recurring campaigns. */
public sealed interface RecurrenceReply extends LocalMessage {

    /** Done, and recorded; it is like this. */
    record Done(RecurrenceView view) implements RecurrenceReply {}

    /** A run was created. */
    record Ran(RecurrenceView view, CampaignId campaign) implements RecurrenceReply {}

    /**
     * Some of them.
     *
     * @param total how many there are
     */
    record Shown(List<RecurrenceView> views, int total) implements RecurrenceReply {
        /** Keeps a copy. */
        public Shown {
            views = List.copyOf(views);
        }
    }

    /** What it sends. */
    record Sends(RunContent content) implements RecurrenceReply {}

    /** No such recurring campaign. */
    enum NotFound implements RecurrenceReply {
        INSTANCE
    }

    /** Its state does not allow it. */
    record Conflict(String reason) implements RecurrenceReply {}

    /** The store could not record it; nothing happened. */
    record NotRecorded(String reason) implements RecurrenceReply {}

    /** There is no room for more. */
    record Full(String reason) implements RecurrenceReply {}
}
