package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.SessionName;

/**
 * Published on the event bus, at {@link #ADDRESS}, when a campaign or a session changed its course. Single sends are
 * not announced.
 */
public record SessionChanged(SessionName session, SessionEvent event) implements LocalMessage {

    /** Where announcements are published. */
    public static final String ADDRESS = "session-announcements";
}
