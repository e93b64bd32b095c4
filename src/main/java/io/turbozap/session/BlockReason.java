package io.turbozap.session;

import java.util.Locale;

/** The reason why a session does not send right now. */
public enum BlockReason {
    /** A request is with WAHA. */
    IN_FLIGHT,
    /** The interval since the last start is not over. */
    INTERVAL,
    /** Campaigns rest at this time of the day. */
    QUIET_HOURS,
    /** As many messages have left today as the session may send. */
    DAILY_CAP,
    /** WhatsApp allows the account no chats with strangers until a time that it gave. */
    TIMELOCK,
    /** The account has opened as many chats with strangers as WhatsApp allows in this cycle. */
    NEW_CHAT_QUOTA,
    /** WhatsApp has warned the account, so everything takes longer. */
    NEW_CHAT_WARNING,
    /** A number is being looked up before its first message, or the contacts of a campaign are being taken. */
    PREPARING,
    /** The session claims to work, but WhatsApp's servers did not confirm its messages for too long. */
    NO_SERVER_ACK,
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
    /** The provider of another channel cannot be reached, in the same ways. */
    GATEWAY_UNREACHABLE,
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
    /** WhatsApp answered error 463: the account may not open new chats, for how long is not known. */
    ACCOUNT_RESTRICTED;

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether asking WAHA for the session's state shows that this is over. Where it cannot, only another send can.
     */
    public boolean showsInSessionState() {
        return switch (this) {
            case WAHA_UNREACHABLE,
                    GATEWAY_UNREACHABLE,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    SESSION_NOT_WORKING,
                    BAD_GATEWAY,
                    UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** Whether it is a rest that the settings ask for, which ends by itself. */
    public boolean isRest() {
        return this == QUIET_HOURS || this == DAILY_CAP;
    }

    /** Whether it is neither a part of ordinary sending nor wished for, so that an operator should know of it. */
    public boolean isTrouble() {
        return switch (this) {
            case IN_FLIGHT, INTERVAL, PREPARING, SETTLING, STORE, PAUSED, HELD, QUIET_HOURS, DAILY_CAP -> false;
            default -> true;
        };
    }
}
