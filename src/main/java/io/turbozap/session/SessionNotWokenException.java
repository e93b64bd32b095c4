package io.turbozap.session;

/** The reason why a session has no actor and gets none. */
public final class SessionNotWokenException extends RuntimeException {

    public static final String TOO_MANY = "There are too many sessions: use one of them, or raise MAX_SESSIONS";

    private static final long serialVersionUID = 1;

    private final transient SessionReply reply;

    private SessionNotWokenException(SessionReply reply, String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.reply = reply;
    }

    public static SessionNotWokenException tooMany() {
        return new SessionNotWokenException(new SessionReply.Full(TOO_MANY), TOO_MANY);
    }

    public static SessionNotWokenException unreadable(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        return new SessionNotWokenException(new SessionReply.NotRecorded(reason), reason);
    }

    /** The answer to whoever asks the session. */
    public SessionReply reply() {
        return reply;
    }
}
