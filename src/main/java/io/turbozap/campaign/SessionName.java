package io.turbozap.campaign;

import java.util.regex.Pattern;

/**
 * The name of a session, which is a WhatsApp session in WAHA or a sender of SMS. The two can never have the same name:
 * WAHA knows no colons.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, which is WAHA's own rule; or {@code sms:} and a phone number in
 *     E.164, such as {@code sms:+15550001111}
 */
public record SessionName(String value) implements Comparable<SessionName> {

    /** What people may name a session, as a regular expression: WhatsApp sessions only. */
    public static final String PATTERN = "[A-Za-z0-9_-]{1,64}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final String SMS_PREFIX = "sms:";
    private static final Pattern SMS_SHAPE = Pattern.compile(SMS_PREFIX + "\\+[1-9][0-9]{6,14}");

    /** @throws IllegalArgumentException if {@code value} has neither shape */
    public SessionName {
        if (!isValid(value) && !SMS_SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session name");
        }
    }

    /**
     * The session that sends SMS from this number.
     *
     * @param from in E.164, such as {@code +15550001111}
     * @throws IllegalArgumentException if it is no such number
     */
    public static SessionName sms(String from) {
        return new SessionName(SMS_PREFIX + from);
    }

    /** Whether {@code text}, given by a person, can name a session. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** By what its messages go. */
    public Channel channel() {
        return value.startsWith(SMS_PREFIX) ? Channel.SMS : Channel.WHATSAPP;
    }

    /**
     * The number that a sender of SMS sends from, in E.164.
     *
     * @throws IllegalStateException if this is a WhatsApp session
     */
    public String smsSender() {
        if (channel() != Channel.SMS) {
            throw new IllegalStateException("no sender of SMS");
        }
        return value.substring(SMS_PREFIX.length());
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
