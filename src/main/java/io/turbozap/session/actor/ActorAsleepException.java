package io.turbozap.session.actor;

import io.turbozap.actor.LocalMessage;

/** The failure of what was asked of an actor that has gone to rest: nothing was done, and another one may be asked. */
final class ActorAsleepException extends RuntimeException implements LocalMessage {

    private static final long serialVersionUID = 1;

    ActorAsleepException() {
        super("asleep", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
