package io.turbozap.session;

/** What WAHA knows of a send whose outcome was open. */
public sealed interface Trace {

    /** It was sent. */
    record Found(String messageId) implements Trace {}

    /** WAHA answered, the session is WORKING, and there is no such message. */
    enum Absent implements Trace {
        INSTANCE
    }

    /** WAHA could not answer now; ask again later. */
    record NoAnswer(Rule rule, String reason) implements Trace {}

    /** WAHA will never be able to answer, for example because it keeps no history. */
    record Unanswerable(String reason) implements Trace {}
}
