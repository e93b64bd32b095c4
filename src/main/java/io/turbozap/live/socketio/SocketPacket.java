package io.turbozap.live.socketio;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Packet of Socket.IO 5, which is the data of a message of Engine.IO: a digit for its type, {@code /namespace,} unless it
 * is the main one, an id if it is to be or is acknowledged, and JSON.
 *
 * @param id of at most 15 digits, or null
 * @param data JSON that fits the type, empty where there is none
 */
record SocketPacket(Type type, String namespace, @Nullable Long id, String data) {

    /** Types of packets, in the order of the digits. */
    enum Type {
        CONNECT("0"),
        DISCONNECT("1"),
        EVENT("2"),
        ACK("3"),
        CONNECT_ERROR("4");

        private final String digit;

        Type(String digit) {
            this.digit = digit;
        }
    }

    /** The main namespace. */
    static final String MAIN = "/";

    private static final Type[] TYPES = Type.values();

    /** Type, namespace up to a comma or the end, id, and data. */
    private static final Pattern PACKET =
            Pattern.compile("([0-4])(?:(/[^,]{0,127}+)(?:,|\\z)|(?!/))([0-9]{0,15}+)(?![0-9])(.*)", Pattern.DOTALL);

    /** Events of the client library's own, which may not be sent. */
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    /** The packet that is written as {@code text}, or null if none is: those with binary attachments are not known. */
    static @Nullable SocketPacket parse(String text) {
        Matcher packet = PACKET.matcher(text);
        if (!packet.matches()) {
            return null;
        }
        String namespace = packet.group(2);
        String id = packet.group(3);
        SocketPacket parsed = new SocketPacket(
                TYPES[text.charAt(0) - '0'],
                namespace == null ? MAIN : namespace,
                id.isEmpty() ? null : Long.valueOf(id),
                packet.group(4));
        return parsed.isValid() ? parsed : null;
    }

    private boolean isValid() {
        try {
            return switch (type) {
                case CONNECT -> id == null && (data.isEmpty() || Json.decodeValue(data) instanceof JsonObject);
                case DISCONNECT -> id == null && data.isEmpty();
                case EVENT -> Json.decodeValue(data) instanceof JsonArray event && isEvent(event);
                case ACK -> id != null && Json.decodeValue(data) instanceof JsonArray;
                case CONNECT_ERROR -> id == null && !data.isEmpty();
            };
        } catch (DecodeException notJson) {
            return false;
        }
    }

    private static boolean isEvent(JsonArray event) {
        Object name = event.isEmpty() ? null : event.getValue(0);
        return name instanceof Number || (name instanceof String text && !RESERVED.contains(text));
    }

    /** An event for those in the main namespace, as it is sent. */
    static String event(String name, String json) {
        return Type.EVENT.digit + "[" + Json.encode(name) + "," + json + "]";
    }

    /** This packet as it is sent. */
    String encode() {
        return type.digit + (namespace.equals(MAIN) ? "" : namespace + ",") + (id == null ? "" : id) + data;
    }
}
