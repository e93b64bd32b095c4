package io.turbozap.live.socketio;

import org.jspecify.annotations.Nullable;

/**
 * A packet of Engine.IO 4: a digit for its type, and its data. Text only: binary ones begin with no digit.
 *
 * @param data empty where there is none
 */
record EnginePacket(Type type, String data) {

    /** What a packet is for, in the order of the digits. */
    enum Type {
        OPEN,
        CLOSE,
        PING,
        PONG,
        MESSAGE,
        UPGRADE,
        NOOP
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
        return type.ordinal() + data;
    }
}
