package io.turbozap.session.port;

import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.SessionEvent;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal in which events are recorded before anything is done about them. Futures complete on the context of the
 * caller.
 */
public interface Journal {

    /**
     * Records events of one session, all or none, in this order. The future succeeds once they are safe, and fails if
     * they could not be recorded; then none of them happened. To record the same events again does no harm, for a store
     * that is lost in the middle does not show whether it took them.
     */
    Future<Void> record(SessionName session, List<SessionEvent> events);

    /** As {@link #record(SessionName, List)}, together with the call that led to the events, if there was one. */
    default Future<Void> record(SessionName session, List<SessionEvent> events, @Nullable KeyedRequest call) {
        return record(session, events);
    }

    /** Records whether all sessions are held, those included that come to be later. */
    Future<Void> recordHold(boolean held);

    /** A journal that remembers nothing: state lives in memory alone. */
    static Journal none() {
        return NoJournal.INSTANCE;
    }
}
