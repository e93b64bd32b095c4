package io.turbozap.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Client on the other side of a WebSocket. While it is behind, only the last frame of each kind waits for it. Used on
 * the socket's event loop only.
 */
final class SocketClient {

    /** How many topics a client can follow. */
    static final int MAX_TOPICS = 16;

    /** How many messages a client can send between two heartbeats. */
    static final int MAX_MESSAGES = 100;

    /** How many pings may go unanswered: more than one, for an event loop that was held up may find answers late. */
    private static final int MAX_UNANSWERED = 2;

    static final short UNSUPPORTED = 1003;
    static final short VIOLATION = 1008;
    static final short TOO_BIG = 1009;
    static final short TRY_AGAIN = 1013;

    private static final int WRITE_QUEUE = 32 * 1024;
    private static final Buffer NOTHING = Buffer.buffer();

    /** Key of the frames of which a newer one replaces an older. */
    private record Slot(Topic topic, PushEvent event) {}

    private final ServerWebSocket socket;
    private final Predicate<Topic> admits;
    private final Runnable cut;
    /** Each topic with the number of the last frame that was written or waits. */
    private final Map<Topic, Long> followed = new HashMap<>();

    private final Map<Slot, Frame> behind = new LinkedHashMap<>();
    private int unanswered;
    private boolean stalled;
    private boolean closing;
    private int messages;

    /**
     * @param admits whether it may follow a topic
     * @param cut ends the connection at once, whatever the client does
     */
    SocketClient(ServerWebSocket socket, Predicate<Topic> admits, Runnable cut) {
        this.socket = socket;
        this.admits = admits;
        this.cut = cut;
        socket.setWriteQueueMaxSize(WRITE_QUEUE);
        socket.drainHandler(drained -> catchUp());
        socket.pongHandler(pong -> unanswered = 0);
    }

    Set<Topic> topics() {
        return Set.copyOf(followed.keySet());
    }

    boolean mayFollow(Topic topic) {
        return admits.test(topic);
    }

    boolean follows(Topic topic) {
        return followed.containsKey(topic);
    }

    /** From now on frames of {@code topic} are taken; false if it follows too many others. */
    boolean follow(Topic topic) {
        if (followed.size() >= MAX_TOPICS) {
            return false;
        }
        followed.put(topic, -1L);
        return true;
    }

    void unfollow(Topic topic) {
        followed.remove(topic);
        behind.keySet().removeIf(slot -> slot.topic().equals(topic));
    }

    /** Writes a frame if it is news here, now or when the client has caught up. */
    void offer(Frame frame) {
        Long last = followed.get(frame.topic());
        if (last == null || frame.seq() <= last || isClosed()) {
            return;
        }
        followed.put(frame.topic(), frame.seq());
        if (behind.isEmpty() && !socket.writeQueueFull()) {
            socket.writeTextMessage(frame.text());
            return;
        }
        Slot slot = new Slot(frame.topic(), frame.event());
        behind.remove(slot);
        behind.put(slot, frame);
    }

    private void catchUp() {
        unanswered = 0; // it reads
        stalled = false;
        List<Frame> waiting = new ArrayList<>(behind.values());
        for (Frame frame : waiting) {
            if (isClosed() || socket.writeQueueFull()) {
                return;
            }
            behind.remove(new Slot(frame.topic(), frame.event()));
            socket.writeTextMessage(frame.text());
        }
    }

    /** Sends an error event, unless the client does not read. */
    void sendError(String message) {
        if (!isClosed() && !socket.writeQueueFull()) {
            JsonObject data = new JsonObject().put("message", message);
            socket.writeTextMessage(
                    new JsonObject().put("event", "error").put("data", data).encode());
        }
    }

    /** Counts a message, and returns whether it is within the limit. */
    boolean admitsMessage() {
        unanswered = 0;
        messages++;
        if (messages == MAX_MESSAGES + 1) {
            close(VIOLATION, "too many messages");
        }
        return messages <= MAX_MESSAGES;
    }

    /** Checks that the client is alive and reads; to be called at even intervals. */
    void beat() {
        messages = 0;
        if (closing) {
            cut.run(); // it had the time of a beat to close
        }
        if (isClosed()) {
            return;
        }
        boolean full = socket.writeQueueFull();
        if (full && stalled) {
            close(TRY_AGAIN, "too slow: come back with lastSeq");
        } else if (!full && unanswered == MAX_UNANSWERED) {
            close(VIOLATION, "no pong");
        } else if (!full) {
            unanswered++;
            socket.writePing(NOTHING);
        }
        stalled = full;
    }

    void close(short code, String reason) {
        if (!isClosed()) {
            closing = true;
            behind.clear();
            socket.close(code, reason);
        }
    }

    private boolean isClosed() {
        return closing || socket.isClosed();
    }
}
