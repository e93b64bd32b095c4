package io.turbozap.schedule;

import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionSignals;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;

/** Sessions of parts that a test has put something before; others close them. */
record SessionParts(SessionCommands commands, SessionQueries queries) implements Sessions {

    @Override
    public SessionSignals signals() {
        throw new UnsupportedOperationException("recurring campaigns signal nothing");
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
