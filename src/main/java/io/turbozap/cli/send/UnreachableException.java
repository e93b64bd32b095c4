package io.turbozap.cli.send;

/** There is no server to talk to. The message says what to do. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
        super(message);
    }
}
