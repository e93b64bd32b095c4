package io.turbozap.session;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import java.util.List;

/** Where facts are recorded before anybody acts on them. */
public interface Journal {

    /**
     * Records facts of one session, all or none, in this order. The future succeeds once they are safe, and fails if they
     * could not be recorded; then none of them happened.
     */
    Future<Void> record(SessionName session, List<SessionEvent> facts);

    /** A journal that remembers nothing: state lives in memory alone. */
    static Journal none() {
        return (session, facts) -> Future.succeededFuture();
    }
}
