package io.turbozap.live;

/** Refusal to follow a topic, for a reason that the client may know. Without a stack: it is no bug. */
final class CannotFollowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotFollowException(String reason) {
        super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
