package io.turbozap.schedule;

import io.turbozap.session.SessionReply;

/** A session did not take a run, or not stop one: nothing of it happened. Without a stack: it is no bug. */
final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RecurrenceReply reply;

    private CannotRunException(String reason, RecurrenceReply reply) {
        super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.reply = reply;
    }

    static CannotRunException because(SessionReply refusal) {
        if (refusal instanceof SessionReply.Full full) {
            return new CannotRunException(full.reason(), new RecurrenceReply.Full(full.reason()));
        }
        String reason = refusal instanceof SessionReply.NotRecorded unrecorded
                ? unrecorded.reason()
                : "the session refuses it: " + refusal.getClass().getSimpleName();
        return new CannotRunException(reason, new RecurrenceReply.NotRecorded(reason));
    }

    RecurrenceReply reply() {
        return reply;
    }
}
