package io.turbozap.live.socketio;

/** Refusal of a client's request, with the reason. Without a stack: it is no bug. */
public final class EngineIoRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Reasons to refuse a request. */
    public enum Reason {
        /** There are too many clients. */
        FULL,
        /** The server stops. */
        STOPPING,
        /** There is no such connection, or it does not go on like this. */
        OUT_OF_STEP
    }

    private final Reason reason;

    EngineIoRefusal(Reason reason) {
        super(reason.toString(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
