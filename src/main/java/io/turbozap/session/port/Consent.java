package io.turbozap.session.port;

/** The consent of people: who does not want to be written to. Safe to ask from any thread, and answers at once. */
public interface Consent {

    /** Whether {@code chatId} is suppressed. */
    boolean isRefused(String chatId);

    /** Everybody may be written to. */
    static Consent ofAll() {
        return chatId -> false;
    }
}
