package io.turbozap.live.socketio;

import java.util.ArrayDeque;
import java.util.Queue;

/** Queue of the packets that wait for a client: for its next poll, or until it reads from its WebSocket. Bounded. */
final class PacketQueue {

    /** How many packets may wait. */
    static final int MAX_PACKETS = 1_000;

    /** How many characters those may have, unless it is a single packet. */
    static final int MAX_CHARS = 1024 * 1024;

    private final Queue<String> packets = new ArrayDeque<>();
    private int chars;

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** Adds a packet; false, with nothing added, if too much waits already. */
    boolean add(String packet) {
        if (!packets.isEmpty() && (packets.size() == MAX_PACKETS || chars + packet.length() > MAX_CHARS)) {
            return false;
        }
        packets.add(packet);
        chars += packet.length();
        return true;
    }

    /** Takes the first packet; there must be one. */
    String remove() {
        String packet = packets.remove();
        chars -= packet.length();
        return packet;
    }

    /** Takes all packets, as the payload of the response to a poll. */
    String removeAll() {
        String payload = String.join(EnginePacket.SEPARATOR, packets);
        clear();
        return payload;
    }

    void clear() {
        packets.clear();
        chars = 0;
    }
}
