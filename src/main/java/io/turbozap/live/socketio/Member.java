package io.turbozap.live.socketio;

import io.vertx.core.json.JsonObject;

/**
 * Client of Socket.IO: it enters the one namespace, receives its events, and leaves it. Its own events have no receiver,
 * and are not acknowledged. What it sends against the protocol ends its connection.
 */
final class Member implements ConnectionListener {

    /** Listener to entries into the namespace and departures from it. */
    interface Audience {

        void joined(Member member);

        /** Called for those who have joined, once. */
        void left(Member member);
    }

    private final Connection connection;
    private final Audience audience;
    private final String id;
    private final long patience;
    private boolean joined;
    private long joinBy;

    /**
     * @param id its name in the namespace
     * @param patience how long the connection may be outside of the namespace, in milliseconds
     */
    Member(Connection connection, Audience audience, String id, long patience, long now) {
        this.connection = connection;
        this.audience = audience;
        this.id = id;
        this.patience = patience;
        this.joinBy = now + patience;
    }

    @Override
    public void received(String message) {
        SocketPacket packet = SocketPacket.parse(message);
        boolean understood = packet != null
                && switch (packet.type()) {
                    case CONNECT -> connect(packet);
                    case DISCONNECT -> isFromInside(packet) && leave();
                    case EVENT, ACK -> isFromInside(packet);
                    case CONNECT_ERROR -> false;
                };
        if (!understood) {
            connection.close();
        }
    }

    private boolean isFromInside(SocketPacket packet) {
        return joined && packet.namespace().equals(SocketPacket.MAIN);
    }

    private boolean connect(SocketPacket packet) {
        if (!packet.namespace().equals(SocketPacket.MAIN)) {
            answer(SocketPacket.Type.CONNECT_ERROR, packet, new JsonObject().put("message", "Invalid namespace"));
            return true;
        }
        if (joined) {
            return false;
        }
        joined = true;
        answer(SocketPacket.Type.CONNECT, packet, new JsonObject().put("sid", id));
        audience.joined(this);
        return true;
    }

    private void answer(SocketPacket.Type type, SocketPacket packet, JsonObject data) {
        connection.send(new SocketPacket(type, packet.namespace(), null, data.encode()).encode());
    }

    /** Leaves the namespace; a client outside has some time to enter again. */
    private boolean leave() {
        joined = false;
        joinBy = Long.MAX_VALUE;
        audience.left(this);
        return true;
    }

    @Override
    public void elapsed(long now) {
        if (!joined && joinBy == Long.MAX_VALUE) {
            joinBy = now + patience;
        } else if (!joined && now >= joinBy) {
            connection.close();
        }
    }

    @Override
    public void closed() {
        if (joined) {
            leave();
        }
    }

    /** Sends a packet of Socket.IO. */
    void send(String packet) {
        connection.send(packet);
    }

    void close() {
        connection.close();
    }
}
