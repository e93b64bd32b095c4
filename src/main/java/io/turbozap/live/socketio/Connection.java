package io.turbozap.live.socketio;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Connection of Engine.IO 4: the client polls, is on a WebSocket, or changes from the one to the other, and answers
 * pings. What waits for it is bounded, and so is what it may send: a client beyond a bound is disconnected, and comes
 * back by itself. Plain state that gets the time as an argument; not safe to use from several threads.
 */
final class Connection {

    /** How many bytes a client may send at once. */
    static final int MAX_PAYLOAD = 64 * 1024;

    private static final String PROBE = "probe";
    private static final String OK = "ok";

    private final String sid;
    private final HeartbeatTiming heartbeatTiming;
    private final PacketQueue waiting = new PacketQueue();
    private final KeepAlive keepAlive;

    /** The client's request that waits for packets. */
    private @Nullable PollResponse poll;
    /** The WebSocket that is used; a client without polls. */
    private @Nullable Transport transport;
    /** The WebSocket that the client wants to change to. */
    private @Nullable Transport candidate;

    private final ConnectionListener listener;
    private final Runnable over;
    private boolean probed;
    private boolean posting;
    private boolean closed;
    private long upgradeBy;

    /**
     * @param use makes what listens, which may send from then on
     * @param over runs when this is closed, once
     */
    Connection(String sid, HeartbeatTiming heartbeatTiming, ConnectionListener.Factory use, Runnable over, long now) {
        this.sid = sid;
        this.heartbeatTiming = heartbeatTiming;
        this.over = over;
        this.keepAlive = new KeepAlive(heartbeatTiming, now);
        this.listener = use.listen(this, now);
    }

    String sid() {
        return sid;
    }

    boolean isClosed() {
        return closed;
    }

    /** The first packet of a client that begins to poll. */
    String handshake() {
        return open(new JsonArray().add("websocket"));
    }

    /** Begins on a WebSocket. */
    void open(Transport opened) {
        transport = opened;
        deliver(open(new JsonArray()));
    }

    private String open(JsonArray upgrades) {
        JsonObject handshake = new JsonObject()
                .put("sid", sid)
                .put("upgrades", upgrades)
                .put("pingInterval", heartbeatTiming.pingInterval())
                .put("pingTimeout", heartbeatTiming.pingTimeout())
                .put("maxPayload", MAX_PAYLOAD);
        return EnginePacket.encode(EnginePacket.Type.OPEN, handshake.encode());
    }

    /** Sends a message. */
    void send(String message) {
        deliver(EnginePacket.encode(EnginePacket.Type.MESSAGE, message));
    }

    private void deliver(String packet) {
        if (closed) {
            return;
        }
        if (waiting.add(packet)) {
            flush();
        } else {
            close();
        }
    }

    private void flush() {
        Transport to = transport;
        if (to != null) {
            while (!waiting.isEmpty() && !to.isFull()) {
                to.write(waiting.remove());
            }
        } else if (poll != null && !waiting.isEmpty()) {
            answer(waiting.removeAll());
        }
    }

    /** There is room on a WebSocket again. */
    void drained(Transport from) {
        if (from == transport) {
            flush();
        }
    }

    private void answer(String payload) {
        PollResponse asked = poll;
        if (asked != null) {
            poll = null;
            asked.answer(payload);
        }
    }

    /** Gives the client what waits, as soon as there is something. Two at a time end the connection. */
    void poll(PollResponse pollResponse) {
        if (closed || transport != null) {
            pollResponse.refuse();
        } else if (poll != null) {
            close();
            pollResponse.refuse();
        } else {
            poll = pollResponse;
            flush();
            if (probed) {
                endPoll();
            }
        }
    }

    /** Ends a poll for which there is nothing. */
    private void endPoll() {
        answer(EnginePacket.encode(EnginePacket.Type.NOOP, ""));
    }

    /** The client does not wait for the answer to this poll any more, which it may have lost. */
    void abandon(PollResponse pollResponse) {
        if (poll == pollResponse) {
            poll = null;
            close();
        }
    }

    /** The client begins to send a body. Two at a time end the connection. */
    void beginPost() {
        if (posting) {
            close();
        }
        posting = true;
    }

    /** The body is there. */
    void endPost(String payload, PollResponse pollResponse, long now) {
        posting = false;
        if (closed || transport != null) {
            pollResponse.refuse();
            return;
        }
        boolean understood = true;
        for (String text : payload.split(EnginePacket.SEPARATOR, -1)) {
            if (closed || !understood) {
                break;
            }
            understood = receive(EnginePacket.parse(text), now);
        }
        if (understood) {
            pollResponse.answer(OK);
        } else {
            close();
            pollResponse.refuse();
        }
    }

    /** The client opened a WebSocket beside its polling. */
    void offer(Transport opened, long now) {
        if (closed || transport != null || candidate != null) {
            opened.close();
        } else {
            candidate = opened;
            upgradeBy = now + heartbeatTiming.upgrade();
        }
    }

    /** A packet came on a WebSocket. */
    void receive(Transport from, String text, long now) {
        EnginePacket packet = EnginePacket.parse(text);
        if (from == candidate) {
            upgrade(from, packet);
        } else if (from == transport && !receive(packet, now)) {
            close();
        }
    }

    private void upgrade(Transport from, @Nullable EnginePacket packet) {
        if (packet != null
                && packet.type() == EnginePacket.Type.PING
                && packet.data().equals(PROBE)) {
            probed = true;
            from.write(EnginePacket.encode(EnginePacket.Type.PONG, PROBE));
            endPoll();
        } else if (packet != null && packet.type() == EnginePacket.Type.UPGRADE && probed) {
            candidate = null;
            probed = false;
            endPoll();
            transport = from;
            flush();
        } else {
            stay();
        }
    }

    /** Goes on polling. */
    private void stay() {
        Transport left = candidate;
        candidate = null;
        probed = false;
        if (left != null) {
            left.close();
        }
    }

    /** A WebSocket ended. */
    void lost(Transport gone) {
        if (gone == candidate) {
            stay();
        } else if (gone == transport) {
            close();
        }
    }

    /** False if the packet makes no sense. */
    private boolean receive(@Nullable EnginePacket packet, long now) {
        if (packet == null || !keepAlive.count()) {
            return false;
        }
        switch (packet.type()) {
            case MESSAGE -> listener.received(packet.data());
            case PONG -> keepAlive.answered(now);
            case CLOSE -> {
                endPoll();
                close();
            }
            case UPGRADE, NOOP -> {}
            case OPEN, PING -> {
                return false;
            }
        }
        return true;
    }

    /** Looks after the client; to be called again and again. */
    void elapse(long now) {
        if (closed) {
            return;
        }
        if (candidate != null && now >= upgradeBy) {
            stay();
        }
        switch (keepAlive.elapse(now)) {
            case NOTHING -> {}
            case PING -> deliver(EnginePacket.encode(EnginePacket.Type.PING, ""));
            case END -> close();
        }
        listener.elapsed(now);
    }

    /** Ends it. Does nothing if it has ended. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.clear();
        answer(EnginePacket.encode(EnginePacket.Type.CLOSE, ""));
        stay();
        if (transport != null) {
            transport.close();
        }
        listener.closed();
        over.run();
    }
}
