package io.turbozap.live.socketio;

/** Ends a request of a client with the reason why it is not served. Without a stack: it says nothing about this program. */
public final class EngineIoRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why a request is not served. */
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
