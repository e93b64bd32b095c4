package io.turbozap.waha;

import io.turbozap.bus.LocalMessage;
import io.turbozap.campaign.SessionName;

/** What the followers of sessions can be asked. */
sealed interface AccountCommand extends LocalMessage {

    /** Carry out an order, after those before it. */
    record Obey(SessionName session, AccountOrder order) implements AccountCommand {}

    /** Ask WAHA how a session is, and answer then. */
    record Look(SessionName session) implements AccountCommand {}

    /** Ask WAHA for all sessions, and answer then. */
    enum LookAtAll implements AccountCommand {
        INSTANCE
    }

    /** Fetch a code for the phone with this number. */
    record FetchPairingCode(SessionName session, String phone) implements AccountCommand {

        /** Without the number. */
        @Override
        public String toString() {
            return "FetchPairingCode[" + session + "]";
        }
    }

    /** Know that something has changed in a session; nobody waits for an answer. */
    record Told(SessionName session) implements AccountCommand {}

    /** Follow a session from here on, and look at it at once; nobody waits for an answer. */
    record Suspect(SessionName session) implements AccountCommand {}
}
