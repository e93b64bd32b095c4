package io.turbozap.waha;

import io.turbozap.bus.LocalMessage;

/** What became of a wish about a session in WAHA. */
public sealed interface AccountReply extends LocalMessage {

    /** Done, as far as WAHA does it at once. */
    record Done(AccountView view) implements AccountReply {}

    /** The code to type into the phone. */
    record PairingCode(String code) implements AccountReply {

        /** Without the code. */
        @Override
        public String toString() {
            return "PairingCode";
        }
    }

    /** WAHA has no such session. */
    enum Absent implements AccountReply {
        INSTANCE
    }

    /** The session is in another state than the wish needs. */
    record Conflict(String reason) implements AccountReply {}

    /** There are too many sessions to follow one more. */
    record Full(String reason) implements AccountReply {}

    /** WAHA did not do it. */
    record Trouble(Kind kind, String reason) implements AccountReply {

        /** Whose fault it is. */
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
    }
}
