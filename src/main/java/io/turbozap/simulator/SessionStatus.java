package io.turbozap.simulator;

/** The states of a WAHA session that the simulator plays. */
public enum SessionStatus {
    STOPPED,
    STARTING,
    SCAN_QR_CODE,
    WORKING,
    FAILED
}
