package io.turbozap.session.port;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.PersonSet;
import io.vertx.core.Future;

/**
 * The people who are no strangers to a session: whom it wrote to and was not refused, as far as the store remembers,
 * and who ever wrote to it. Asked for only while WhatsApp limits the session. Safe to use from any thread.
 */
@FunctionalInterface
public interface KnownChats {

    /** The chats of all of them, for the caller to keep. Fails if it cannot be read. */
    Future<PersonSet> of(SessionName session);

    /** Everybody is a stranger. */
    static KnownChats none() {
        return session -> Future.succeededFuture(new PersonSet());
    }
}
