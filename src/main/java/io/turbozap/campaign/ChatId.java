package io.turbozap.campaign;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Normalises what people write as a contact to a WhatsApp chat id, and packs it into a {@code long}: the local part in
 * the low 60 bits, the kind of chat above. Most contacts are phone numbers of 7 to 15 digits, so eight bytes hold them.
 */
final class ChatId {

    /** Not a contact. */
    static final long INVALID = -1;
    /** A valid id whose local part is no plain number, so that it has to be kept as text. */
    static final long UNPACKABLE = -2;

    private static final String[] SUFFIXES = {"@c.us", "@g.us", "@lid", "@newsletter"};
    private static final int KIND_SHIFT = 60;
    private static final long LOCAL_MASK = (1L << KIND_SHIFT) - 1;
    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;
    /** 10^18 is the largest power of ten below 2^60. */
    private static final int MAX_PACKED_DIGITS = 18;

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private ChatId() {}

    /**
     * Packs a contact. Spaces and {@code + - . ( )} in a phone number are dropped, {@code @c.us} may follow it; ids of
     * groups, hidden users and channels pass as they are.
     *
     * @return the packed id, {@link #INVALID} or {@link #UNPACKABLE}
     */
    static long pack(char[] text, int offset, int length) {
        long number = 0;
        int digits = 0;
        for (int i = offset, end = offset + length; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                if (++digits > MAX_DIGITS || (digits == 1 && c == '0')) {
                    return packOther(text, offset, length);
                }
                number = number * 10 + (c - '0');
            } else if (c == '@') {
                return isSuffix(text, i, end, SUFFIXES[0]) ? user(number, digits) : packOther(text, offset, length);
            } else if (!isSeparator(c)) {
                return packOther(text, offset, length);
            }
        }
        return user(number, digits);
    }

    private static long user(long number, int digits) {
        return digits < MIN_DIGITS ? INVALID : number;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '+' || c == '-' || c == '.' || c == '(' || c == ')';
    }

    private static boolean isSuffix(char[] text, int from, int end, String suffix) {
        int trimmed = end;
        while (trimmed > from && text[trimmed - 1] == ' ') {
            trimmed--;
        }
        if (trimmed - from != suffix.length()) {
            return false;
        }
        for (int i = 0; i < suffix.length(); i++) {
            if (text[from + i] != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long packOther(char[] text, int offset, int length) {
        String id = unpackable(text, offset, length);
        if (id == null) {
            return INVALID;
        }
        int at = id.indexOf('@');
        if (at > MAX_PACKED_DIGITS || id.charAt(0) == '0') {
            return UNPACKABLE;
        }
        long number = 0;
        for (int i = 0; i < at; i++) {
            char c = id.charAt(i);
            if (c < '0' || c > '9') {
                return UNPACKABLE;
            }
            number = number * 10 + (c - '0');
        }
        return (long) kind(id, at) << KIND_SHIFT | number;
    }

    /** The id of a group, hidden user or channel as text, or null if this is none. */
    static @Nullable String unpackable(char[] text, int offset, int length) {
        String id = new String(text, offset, length).trim();
        int at = id.indexOf('@');
        boolean passes =
                at > 0 && kind(id, at) > 0 && LOCAL.matcher(id.substring(0, at)).matches();
        return passes ? id : null;
    }

    private static int kind(String id, int at) {
        for (int kind = 0; kind < SUFFIXES.length; kind++) {
            if (id.length() - at == SUFFIXES[kind].length() && id.endsWith(SUFFIXES[kind])) {
                return kind;
            }
        }
        return -1;
    }

    /** The chat id as WAHA takes it, such as {@code 5511999999999@c.us}. */
    static String unpack(long packed) {
        return local(packed) + SUFFIXES[(int) (packed >>> KIND_SHIFT)];
    }

    /** The part before the {@code @}. */
    static String local(long packed) {
        return Long.toString(packed & LOCAL_MASK);
    }
}
