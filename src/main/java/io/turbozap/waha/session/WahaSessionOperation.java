package io.turbozap.waha.session;

/** An operation on a session in WAHA. Each may be repeated. */
enum WahaSessionOperation {
    /** Be there, with our webhook, and run. What works is not touched. */
    CONNECT,
    /** The same, and what runs is restarted. */
    RECONNECT,
    /** Have our webhook, unless what works had to be restarted for it. */
    HOOK,
    /** Have our webhook; what runs is restarted if need be. */
    REHOOK,
    /** Stop running. */
    DISCONNECT,
    /** Start again. */
    RESTART,
    /** Forget the account, and ask for another phone. */
    LOGOUT,
    /** Be gone. */
    DELETE
}
