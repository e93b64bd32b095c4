package io.turbozap.outbound.address;

/** Refusal of an address; the message holds the reason, for the caller who gave it. */
public final class RefusedTargetException extends RuntimeException {

    /** Reasons to refuse an address. */
    public enum Cause {
        /** It is none. */
        INVALID,
        /** Its host has no address, or none that was found in time. */
        UNKNOWN_HOST,
        /** Its host is this one or in a private network, or may be. */
        NOT_PUBLIC
    }

    private static final long serialVersionUID = 1;

    private final Cause cause;

    RefusedTargetException(Cause cause, String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.cause = cause;
    }

    static RefusedTargetException invalid() {
        return new RefusedTargetException(Cause.INVALID, "Invalid url");
    }

    static RefusedTargetException unknownHost() {
        return new RefusedTargetException(Cause.UNKNOWN_HOST, "The host of the url is not known");
    }

    /** What is wrong with it. */
    public Cause why() {
        return cause;
    }
}
