package io.turbozap.session.port;

import io.turbozap.session.BlockReason;

/** The result of a lookup in WAHA of a send whose outcome was open. */
public sealed interface LookupResult {

    /** It was sent. */
    record Found(String messageId) implements LookupResult {}

    /** WAHA answered, the session is WORKING, and there is no such message. */
    enum Absent implements LookupResult {
        INSTANCE
    }

    /** WAHA could not answer now; ask again later. */
    record NoAnswer(BlockReason blockReason, String reason) implements LookupResult {}

    /** WAHA will never be able to answer, for example because it keeps no history. */
    record Unanswerable(String reason) implements LookupResult {}
}
