package io.turbozap.campaign.number;

/**
 * A chat id in a {@code long}: the local part in the low 60 bits, the kind of chat above. Most contacts are phone
 * numbers of 7 to 15 digits, so eight bytes hold them.
 */
public final class PackedChatId {

    /** Not a contact. */
    public static final long INVALID = -1;
    /** A valid id whose local part is no plain number, so that it has to be kept as text. */
    public static final long UNPACKABLE = -2;

    private static final String[] SERVERS = {ChatId.PERSON, ChatId.GROUP, ChatId.HIDDEN, ChatId.CHANNEL};
    private static final int KIND_SHIFT = 60;
    private static final long LOCAL_MASK = (1L << KIND_SHIFT) - 1;
    /** 10^18 is the largest power of ten below 2^60. */
    private static final int MAX_DIGITS = 18;

    private PackedChatId() {}

    /**
     * Packs an id as it is: {@link #INVALID} if it is none that can be sent to, {@link #UNPACKABLE} if only text holds
     * it.
     */
    public static long pack(String chatId) {
        int at = chatId.indexOf('@');
        if (at < 1 || !new ChatId(chatId).isContact()) {
            return INVALID;
        }
        if (at > MAX_DIGITS || chatId.charAt(0) == '0') {
            return UNPACKABLE;
        }
        long number = 0;
        for (int i = 0; i < at; i++) {
            char c = chatId.charAt(i);
            if (c < '0' || c > '9') {
                return UNPACKABLE;
            }
            number = number * 10 + (c - '0');
        }
        return kind(chatId.substring(at)) << KIND_SHIFT | number;
    }

    private static long kind(String server) {
        int kind = 0;
        while (!SERVERS[kind].equals(server)) {
            kind++;
        }
        return kind;
    }

    /** What the ids of the same person's numbers have in common, see {@link Person}; others are their own. */
    public static long person(long packed) {
        return packed >>> KIND_SHIFT == 0 ? Person.key(packed) : packed;
    }

    /** The chat id as WAHA takes it, such as {@code 5511999999999@c.us}. */
    public static String unpack(long packed) {
        return (packed & LOCAL_MASK) + SERVERS[(int) (packed >>> KIND_SHIFT)];
    }
}
