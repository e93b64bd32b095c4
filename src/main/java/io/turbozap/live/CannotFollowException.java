package io.turbozap.live;

/** A topic cannot be followed, for a reason that its client may know. Without a stack: it says nothing about this program. */
final class CannotFollowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotFollowException(String reason) {
        super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
