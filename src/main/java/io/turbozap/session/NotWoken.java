package io.turbozap.session;

/** The reason why a session has no actor and gets none. */
final class NotWoken extends RuntimeException {

    static final String TOO_MANY = "There are too many sessions: use one of them, or raise MAX_SESSIONS";

    private static final long serialVersionUID = 1;

    private final transient SessionReply reply;

    private NotWoken(SessionReply reply, String message) {
        super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.reply = reply;
    }

    static NotWoken tooMany() {
        return new NotWoken(new SessionReply.Full(TOO_MANY), TOO_MANY);
    }

    static NotWoken unreadable(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        return new NotWoken(new SessionReply.NotRecorded(reason), reason);
    }

    /** The answer to whoever asks the session. */
    SessionReply reply() {
        return reply;
    }
}
