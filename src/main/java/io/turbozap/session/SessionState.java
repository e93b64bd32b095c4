package io.turbozap.session;

/** What a look at a session in WAHA showed. */
public sealed interface SessionState {

    /** The session can send. */
    enum Working implements SessionState {
        INSTANCE
    }

    /** The session, its account or its gateway cannot send. */
    record NotWorking(Rule rule, String reason) implements SessionState {}
}
