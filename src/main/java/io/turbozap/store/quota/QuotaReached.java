package io.turbozap.store.quota;

/** The refusal of one more than there may be. The message is for the caller, and names what to delete. */
public final class QuotaReached extends RuntimeException {

    private static final long serialVersionUID = 1;

    QuotaReached(String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
    }
}
