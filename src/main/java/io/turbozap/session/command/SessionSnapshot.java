package io.turbozap.session.command;

import io.turbozap.actor.LocalMessage;
import io.turbozap.session.port.StoredSession;

/** A copy of a session as it stands, on which a forecast can be tried out. */
public record SessionSnapshot(StoredSession session, NewChatSnapshot newChats) implements LocalMessage {

    /** The same with {@code other} in the place of the session. */
    public SessionSnapshot with(StoredSession other) {
        return new SessionSnapshot(other, newChats);
    }
}
