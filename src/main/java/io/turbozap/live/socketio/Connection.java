package io.turbozap.live.socketio;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Connection of Engine.IO 4: the client polls, is on a WebSocket, or changes from the one to the other, and answers pings. What waits for it is bounded, and so is what it may send: a client beyond a bound is disconnected, and comes back by itself. Plain state that gets the time as an argument; not safe to use from several threads.
 */
final class Connection {

    /** Listener to a connection. */
    interface Listener {

        /** The client sent a message. */
        void received(String message);

        /** It is over, whichever side ended it. Called once. */
        void closed();

        /** Time has passed. */
        void elapsed(long now);
    }

    /** Factory of the listener to a new connection. */
    interface Use {

        Listener listen(Connection connection, long now);
    }

    /** How many bytes a client may send at once. */
    static final int MAX_PAYLOAD = 64 * 1024;

    /** How many packets may wait for the next poll, or for a WebSocket whose client does not read. */
    static final int MAX_WAITING = 1_000;

    /** How many characters those may have, unless it is a single packet. */
    static final int MAX_WAITING_CHARS = 1024 * 1024;

    /** How many packets a client may send between two pings. */
    static final int MAX_RECEIVED = 100;

    private static final String PROBE = "probe";
    private static final String OK = "ok";

    private final String sid;
    private final HeartbeatTiming heartbeatTiming;
    private final Queue<String> waiting = new ArrayDeque<>();
    private int waitingChars;

    /** The client's request that waits for packets. */
    private @Nullable PollResponse poll;
    /** The WebSocket that is used; a client without polls. */
    private @Nullable Transport transport;
    /** The WebSocket that the client wants to change to. */
    private @Nullable Transport candidate;

    private final Listener listener;
    private final Runnable over;
    private boolean probed;
    private boolean posting;
    private boolean pinged;
    private boolean closed;
    private int received;
    private long beatAt;
    private long upgradeBy;

    /**
     * @param use makes what listens, which may send from then on
     * @param over runs when this is closed, once
     */
    Connection(String sid, HeartbeatTiming heartbeatTiming, Use use, Runnable over, long now) {
        this.sid = sid;
        this.heartbeatTiming = heartbeatTiming;
        this.over = over;
        this.beatAt = now + heartbeatTiming.pingInterval();
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
        if (!waiting.isEmpty()
                && (waiting.size() == MAX_WAITING || waitingChars + packet.length() > MAX_WAITING_CHARS)) {
            close();
        } else {
            waiting.add(packet);
            waitingChars += packet.length();
            flush();
        }
    }

    private void flush() {
        Transport to = transport;
        if (to != null) {
            while (!waiting.isEmpty() && !to.isFull()) {
                String packet = waiting.remove();
                waitingChars -= packet.length();
                to.write(packet);
            }
        } else if (poll != null && !waiting.isEmpty()) {
            answer(String.join(EnginePacket.SEPARATOR, takeWaiting()));
        }
    }

    /** There is room on a WebSocket again. */
    void drained(Transport from) {
        if (from == transport) {
            flush();
        }
    }

    private List<String> takeWaiting() {
        List<String> taken = List.copyOf(waiting);
        waiting.clear();
        waitingChars = 0;
        return taken;
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
        if (packet == null || ++received > MAX_RECEIVED) {
            return false;
        }
        switch (packet.type()) {
            case MESSAGE -> listener.received(packet.data());
            case PONG -> {
                pinged = false;
                beatAt = now + heartbeatTiming.pingInterval();
            }
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
        if (now >= beatAt && pinged) {
            close();
        } else if (now >= beatAt) {
            pinged = true;
            received = 0;
            beatAt = now + heartbeatTiming.pingTimeout();
            deliver(EnginePacket.encode(EnginePacket.Type.PING, ""));
        }
        listener.elapsed(now);
    }

    /** Ends it. Does nothing if it has ended. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        takeWaiting();
        answer(EnginePacket.encode(EnginePacket.Type.CLOSE, ""));
        stay();
        if (transport != null) {
            transport.close();
        }
        listener.closed();
        over.run();
    }
}
