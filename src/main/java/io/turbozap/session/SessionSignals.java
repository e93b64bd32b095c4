package io.turbozap.session;

import io.turbozap.campaign.SessionName;

/** Receiver of the signals to all sessions. Safe to use from any thread. */
@FunctionalInterface
public interface SessionSignals {

    /** Signals a session, unless it has no actor: then nothing depends on it. */
    void signal(SessionName session, SessionSignal signal);
}
