package io.turbozap.store;

import io.turbozap.campaign.RedactedText;
import org.jspecify.annotations.Nullable;

/**
 * The store did not do what it was asked to. The message is for an operator: it holds no values and no password, and
 * never a stack trace of the engine beneath.
 */
public final class StoreException extends RuntimeException {

    /** The meaning of the failure to the caller. */
    public enum Kind {
        /** Nothing of the change happened, whatever it was: the store cannot do anything just now. Later it may. */
        UNAVAILABLE,
        /**
         * The connection or the disk failed in the middle of the commit: the change happened as a whole or not at all,
         * it is not known which. What is repeated later must bear having happened before.
         */
        UNCERTAIN,
        /** This change breaks a constraint of the schema; nothing of it happened, and nothing would the next time. */
        CONSTRAINT,
        /** A mistake of the program, such as wrong SQL; nothing of the change happened. */
        MISTAKE
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;

    private StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.kind = kind;
    }

    public static StoreException unavailable(String reason) {
        return new StoreException(Kind.UNAVAILABLE, reason, null);
    }

    public static StoreException uncertain(String reason) {
        return new StoreException(Kind.UNCERTAIN, reason, null);
    }

    public static StoreException constraint(String reason) {
        return new StoreException(Kind.CONSTRAINT, reason, null);
    }

    public static StoreException mistake(String reason) {
        return new StoreException(Kind.MISTAKE, reason, null);
    }

    /** The driver threw what it should not: its trace shows where. */
    public static StoreException broken(RuntimeException cause) {
        return new StoreException(
                Kind.MISTAKE, "the store failed: " + cause.getClass().getSimpleName(), cause);
    }

    /** A reader of rows threw: its trace shows where. */
    public static StoreException unreadable(RuntimeException cause) {
        return new StoreException(
                Kind.MISTAKE, "a row could not be read: " + RedactedText.text(cause.getMessage()), cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the store is to blame rather than the change: {@code UNAVAILABLE} or {@code UNCERTAIN}. */
    public boolean isOutage() {
        return kind == Kind.UNAVAILABLE || kind == Kind.UNCERTAIN;
    }

    /** The reason, which each of them has. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
