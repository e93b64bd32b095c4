package io.turbozap.waha.session;

/** One request to WAHA about a session. */
public enum WahaSessionAction {
    /** Fetch what WAHA shows of the session. */
    PROBE,
    CREATE,
    /** Write the configuration; WAHA restarts what runs. */
    CONFIGURE,
    START,
    STOP,
    RESTART,
    LOGOUT,
    DELETE,
    /** Fetch the QR code that is shown. */
    FETCH_QR,
    /** Fetch the code that has to be compared with the phone's. */
    FETCH_CODE,
    /** Fetch WhatsApp's limits. */
    FETCH_LIMITS
}
