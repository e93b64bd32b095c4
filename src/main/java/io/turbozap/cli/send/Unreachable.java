package io.turbozap.cli.send;

/** There is no server to talk to. The message says what to do. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unreachable(String message) {
        super(message);
    }
}
