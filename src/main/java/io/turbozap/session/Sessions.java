package io.turbozap.session;

import io.vertx.core.Future;

/** The front of all sessions: its parts, of which each caller takes those that it needs, and their end. */
public interface Sessions {

    /** Commands to the sessions. */
    SessionCommands commands();

    /** Queries of the sessions. */
    SessionQueries queries();

    /** Signals to the sessions. */
    SessionSignals signals();

    /** Starts nothing more, waits for what is in flight, and ends every actor. */
    Future<Void> close();
}
