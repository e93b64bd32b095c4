package io.turbozap.waha.session;

import io.turbozap.actor.Ask;
import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.SessionName;

/** The commands to the monitors of sessions. */
sealed interface WahaSessionCommand extends LocalMessage {

    /** Carry out an operation, after those before it. */
    record Operate(SessionName session, WahaSessionOperation operation)
            implements WahaSessionCommand, Ask<WahaSessionView> {}

    /** Query WAHA for a session, and answer then. */
    record Refresh(SessionName session) implements WahaSessionCommand, Ask<WahaSessionView> {}

    /** Query WAHA for all sessions, and answer then whether it listed all. */
    enum RefreshAll implements WahaSessionCommand, Ask<Boolean> {
        INSTANCE
    }

    /** Fetch a code for the phone with this number. */
    record FetchPairingCode(SessionName session, String phone) implements WahaSessionCommand, Ask<PairingCode> {

        /** Without the number. */
        @Override
        public String toString() {
            return "FetchPairingCode[" + session + "]";
        }
    }

    /** Note that something has changed in a session; without an answer. */
    record Notified(SessionName session) implements WahaSessionCommand {}

    /** Follow a session from here on, and probe it at once; without an answer. */
    record Suspect(SessionName session) implements WahaSessionCommand {}
}
