package io.turbozap.actor;

/**
 * Failure of a command that was refused or could not be carried out: nothing of it has happened unless the code states
 * otherwise. Without a stack trace, for it is no bug.
 */
public final class CommandException extends RuntimeException implements LocalMessage {

    /** Kind of a failure. */
    public enum Code {
        /** The thing that the command is about does not exist. */
        NOT_FOUND,
        /** The state of that thing does not allow the command. */
        CONFLICT,
        /** There is no room for more; it may be tried again later. */
        FULL,
        /** The store could not record it. */
        NOT_RECORDED,
        /** A server that it needs does not want to: it is not possible there. */
        REFUSED,
        /** A server that it needs failed, or cannot be reached. */
        FAILED,
        /** A server that it needs did not answer in time; it may still do it. */
        TIMED_OUT
    }

    private static final long serialVersionUID = 1;

    private final Code code;

    /** Failure of a kind, with a reason that can be shown to the caller. */
    public CommandException(Code code, String reason) {
        super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.code = code;
    }

    /** Failure of a command whose consequence the store could not record. */
    public static CommandException notRecorded(Throwable failure) {
        return new CommandException(Code.NOT_RECORDED, String.valueOf(failure.getMessage()));
    }

    /** Whether {@code failure} is that of a command, and of the kind {@code code}. */
    public static boolean is(Code code, Throwable failure) {
        return failure instanceof CommandException failed && failed.code == code;
    }

    /** Kind of the failure. */
    public Code code() {
        return code;
    }

    /** Reason, as callers are shown it. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
