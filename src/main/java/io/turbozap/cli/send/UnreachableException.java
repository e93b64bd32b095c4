package io.turbozap.cli.send;

/** The failure to reach a server. The message names what to do. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
        super(message);
    }
}
