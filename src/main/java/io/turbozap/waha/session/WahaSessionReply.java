package io.turbozap.waha.session;

import io.turbozap.actor.LocalMessage;

/** The result of an operation on a session in WAHA. */
public sealed interface WahaSessionReply extends LocalMessage {

    /** Done, as far as WAHA does it at once. */
    record Done(WahaSessionView view) implements WahaSessionReply {}

    /** The code to type into the phone. */
    record PairingCode(String code) implements WahaSessionReply {

        /** Without the code. */
        @Override
        public String toString() {
            return "PairingCode";
        }
    }

    /** WAHA has no such session. */
    enum Absent implements WahaSessionReply {
        INSTANCE
    }

    /** The session is in another state than the wish needs. */
    record Conflict(String reason) implements WahaSessionReply {}

    /** There are too many sessions to follow one more. */
    record Full(String reason) implements WahaSessionReply {}

    /** WAHA did not do it. */
    record Trouble(Kind kind, String reason) implements WahaSessionReply {

        /** The side whose fault it is. */
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
