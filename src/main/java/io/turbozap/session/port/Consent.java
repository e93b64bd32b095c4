package io.turbozap.session.port;

import io.turbozap.campaign.SessionName;

/**
 * The consent of people: who does not want to be written to by the organisation of a session. Safe to ask from any
 * thread, and answers at once.
 */
public interface Consent {

    /** Opener of the consent that a session respects. */
    @FunctionalInterface
    interface Opener {

        /** The consent towards the organisation that {@code session} belongs to now. */
        Consent open(SessionName session);

        /** Everybody may be written to by every session. */
        static Opener ofAll() {
            return session -> Consent.ofAll();
        }
    }

    /** Whether {@code chatId} is suppressed. */
    boolean isRefused(String chatId);

    /** Everybody may be written to. */
    static Consent ofAll() {
        return chatId -> false;
    }
}
