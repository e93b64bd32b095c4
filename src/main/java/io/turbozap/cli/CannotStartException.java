package io.turbozap.cli;

import io.turbozap.store.StoreException;

/** A server could not start, for a reason that its message tells a person how to mend. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotStartException storing(StoreException cause) {
        return new CannotStartException("Cannot open the store: " + cause.getMessage(), cause);
    }

    /** @param remedy what to do about it, as a sentence */
    static CannotStartException listening(String host, int port, Throwable cause, String remedy) {
        return new CannotStartException(
                "Cannot listen on " + host + ":" + port + ": " + cause.getMessage() + ". " + remedy, cause);
    }
}
