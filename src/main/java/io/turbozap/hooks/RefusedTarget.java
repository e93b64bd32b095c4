package io.turbozap.hooks;

/** Nothing is sent to such an address; the message says why, to whoever gave it. */
public final class RefusedTarget extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedTarget(String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
