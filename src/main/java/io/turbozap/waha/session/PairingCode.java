package io.turbozap.waha.session;

import io.turbozap.actor.LocalMessage;

/** The code to type into a phone that is to be paired. */
public record PairingCode(String code) implements LocalMessage {

    /** Without the code. */
    @Override
    public String toString() {
        return "PairingCode";
    }
}
