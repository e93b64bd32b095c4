package io.turbozap.waha.session;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;

/** Failure of WAHA to do something, or to answer. */
public record WahaFailure(Kind kind, String reason) {

    /** Kind of a failure, by whose fault it is. */
    public enum Kind {
        /** WAHA cannot be reached. */
        UNREACHABLE,
        /** WAHA did not answer in time; it may still do it. */
        SLOW,
        /** WAHA does not take our API key. */
        UNAUTHORIZED,
        /** WAHA does not want to: what it was asked for is not possible there. */
        REFUSED,
        /** WAHA failed, or something that is no WAHA answered. */
        FAILED
    }

    /** The failure as one of the command that it ends. */
    public CommandException ofCommand() {
        return switch (kind) {
            case UNREACHABLE -> new CommandException(Code.FAILED, "WAHA cannot be reached: " + reason);
            case SLOW -> new CommandException(Code.TIMED_OUT, "WAHA does not answer in time: " + reason);
            case UNAUTHORIZED ->
                new CommandException(Code.FAILED, "WAHA refuses our API key, see WAHA_API_KEY: " + reason);
            case REFUSED -> new CommandException(Code.REFUSED, "WAHA refuses: " + reason);
            case FAILED -> new CommandException(Code.FAILED, "WAHA failed: " + reason);
        };
    }

    /** The failure of a command about a session that WAHA does not have. */
    static CommandException notFound() {
        return new CommandException(Code.NOT_FOUND, "Session not found");
    }

    /** The failure of a command that needs the session in another state. */
    static CommandException conflict(String reason) {
        return new CommandException(Code.CONFLICT, "The session is not in the state for this: " + reason);
    }
}
