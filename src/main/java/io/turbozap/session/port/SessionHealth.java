package io.turbozap.session.port;

import io.turbozap.session.BlockReason;

/** The health of a session, as a look at it in WAHA showed. */
public sealed interface SessionHealth {

    /** The session can send. */
    enum Working implements SessionHealth {
        INSTANCE
    }

    /** The session, its account or its gateway cannot send. */
    record NotWorking(BlockReason blockReason, String reason) implements SessionHealth {}
}
