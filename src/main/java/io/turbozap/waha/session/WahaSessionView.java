package io.turbozap.waha.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.AccountLimits;
import org.jspecify.annotations.Nullable;

/**
 * The last known view of a session in WAHA.
 *
 * @param seenAt when WAHA showed it, epoch milliseconds, or null if it never did
 * @param trouble why WAHA could not be asked since then, or null
 * @param unreadable why what was written while no webhook came cannot be read afterwards, or null
 */
public record WahaSessionView(
        SessionName session,
        WahaSessionState state,
        AccountLimits limits,
        Webhook webhook,
        @Nullable Long seenAt,
        @Nullable String trouble,
        @Nullable String unreadable)
        implements LocalMessage {

    /** A session of which nothing is known that hinders the reading of its history. */
    public WahaSessionView(
            SessionName session,
            WahaSessionState state,
            AccountLimits limits,
            Webhook webhook,
            @Nullable Long seenAt,
            @Nullable String trouble) {
        this(session, state, limits, webhook, seenAt, trouble, null);
    }

    WahaSessionView withUnreadable(@Nullable String reason) {
        return new WahaSessionView(session, state, limits, webhook, seenAt, trouble, reason);
    }

    /** Knowledge of whether WAHA posts to us what happens in the session. */
    public enum Webhook {
        /** WAHA was not asked yet. */
        UNKNOWN,
        /** We have no address for it (WAHA_WEBHOOK_URL). */
        NONE,
        /** The session is configured so. */
        SET,
        /** It is not; to write it restarts a session that runs. */
        MISSING,
        /** It does, and our own door refuses it: signed with another key than ours, or with none. */
        REFUSED;

        /** Whether WAHA posts to us at all. */
        public boolean isOurs() {
            return this == SET || this == REFUSED;
        }

        /** Whether something is wrong with it that an order mends. */
        public boolean isBroken() {
            return this == MISSING || this == REFUSED;
        }
    }

    /** A session of which nothing but this is known. */
    public static WahaSessionView of(SessionName session, WahaSessionState state) {
        return new WahaSessionView(session, state, AccountLimits.UNKNOWN, Webhook.UNKNOWN, null, null);
    }
}
