package io.turbozap.session.actor;

/** The failure of what was asked of an actor that has gone to rest: nothing was done, and another one may be asked. */
final class ActorAsleepException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ActorAsleepException() {
        super("asleep", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
