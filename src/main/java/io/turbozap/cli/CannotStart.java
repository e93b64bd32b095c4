package io.turbozap.cli;

import io.turbozap.store.StoreException;

/** A server could not start, for a reason that its message tells a person how to mend. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotStart storing(StoreException cause) {
        return new CannotStart("Cannot open the store: " + cause.getMessage(), cause);
    }

    /** @param remedy what to do about it, as a sentence */
    static CannotStart listening(String host, int port, Throwable cause, String remedy) {
        return new CannotStart(
                "Cannot listen on " + host + ":" + port + ": " + cause.getMessage() + ". " + remedy, cause);
    }
}
