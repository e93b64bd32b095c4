package io.turbozap.session;

import java.util.Locale;

/** Why a session does not send right now. */
public enum Rule {
    /** A request is with WAHA. */
    IN_FLIGHT,
    /** The interval since the last start is not over. */
    INTERVAL,
    /** Everything in the queue is paused. */
    PAUSED,
    /** All workers were stopped. */
    HELD,
    /** A request may have been sent, and WAHA is being asked. */
    SETTLING,
    /** The store cannot record. */
    STORE,
    /** WAHA cannot be reached: refused, no such host, cut before the request was written. */
    WAHA_UNREACHABLE,
    /** WAHA answers 401: the API key is wrong. */
    UNAUTHORIZED,
    /** WAHA answers 403: the API key may not do this. */
    FORBIDDEN,
    /** WAHA answers 404 for the path itself: the configured path is wrong. */
    WRONG_PATH,
    /** The session does not exist or is not WORKING. */
    SESSION_NOT_WORKING,
    /** 429. */
    RATE_LIMITED,
    /** 501: the engine cannot do this. */
    NOT_IMPLEMENTED,
    /** 502. */
    BAD_GATEWAY,
    /** 503. */
    UNAVAILABLE,
    /** WhatsApp answered "rate-overlimit". */
    RATE_OVERLIMIT,
    /** WhatsApp answered error 463: the account may not open new chats. */
    ACCOUNT_RESTRICTED;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether asking WAHA for the session's state tells that this is over. Where it cannot, only another send can.
     */
    boolean showsInSessionState() {
        return switch (this) {
            case WAHA_UNREACHABLE, UNAUTHORIZED, FORBIDDEN, SESSION_NOT_WORKING, BAD_GATEWAY, UNAVAILABLE -> true;
            default -> false;
        };
    }
}
