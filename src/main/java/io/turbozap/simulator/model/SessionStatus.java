package io.turbozap.simulator.model;

/** The states of a WAHA session that the simulator plays. */
public enum SessionStatus {
    STOPPED,
    STARTING,
    SCAN_QR_CODE,
    /** The account's owner has to show a passkey (WAHA 2026.7.1); only a test leads there. */
    PASSKEY_REQUIRED,
    /** The owner has to compare a code with the phone's (WAHA 2026.7.1); only a test leads there. */
    PASSKEY_CONFIRMATION_REQUIRED,
    WORKING,
    FAILED
}
