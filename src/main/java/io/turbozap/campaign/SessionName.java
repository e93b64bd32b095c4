package io.turbozap.campaign;

import java.util.regex.Pattern;

/**
 * The name of a WhatsApp session in WAHA.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, which is WAHA's own rule
 */
public record SessionName(String value) implements Comparable<SessionName> {

    /** What {@link #value} may be, as a regular expression. */
    public static final String PATTERN = "[A-Za-z0-9_-]{1,64}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException if {@code value} breaks the rule */
    public SessionName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a session name");
        }
    }

    /** Whether {@code text} can name a session. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(SessionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
