package io.turbozap.recipients;

/**
 * A chat that nothing is broadcast to.
 *
 * @param chatId {@code …@c.us} or {@code …@lid}
 * @param reason why, for people to read
 * @param source who says so, such as {@code message} or {@code operator}
 * @param at since when, epoch milliseconds
 */
public record Suppression(String chatId, String reason, String source, long at) {

    /** Does not say who. */
    @Override
    public String toString() {
        return "Suppression[" + reason + ", " + source + ", " + at + "]";
    }
}
