package io.turbozap.live.socketio;

import org.jspecify.annotations.Nullable;

/**
 * Packet of Engine.IO 4: a digit for its type, and its data. Text only: binary ones begin with no digit.
 *
 * @param data empty where there is none
 */
record EnginePacket(Type type, String data) {

    /** Types of packets, in the order of the digits. */
    enum Type {
        OPEN("0"),
        CLOSE("1"),
        PING("2"),
        PONG("3"),
        MESSAGE("4"),
        UPGRADE("5"),
        NOOP("6");

        private final String digit;

        Type(String digit) {
            this.digit = digit;
        }
    }

    /** What stands between the packets of one HTTP body. */
    static final String SEPARATOR = "\u001e";

    private static final Type[] TYPES = Type.values();

    /** The packet that is written as {@code text}, or null if none is. */
    static @Nullable EnginePacket parse(String text) {
        int digit = text.isEmpty() ? -1 : text.charAt(0) - '0';
        return digit < 0 || digit >= TYPES.length ? null : new EnginePacket(TYPES[digit], text.substring(1));
    }

    /** A packet as it is sent. */
    static String encode(Type type, String data) {
        return type.digit + data;
    }
}
