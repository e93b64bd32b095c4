package io.turbozap.live.socketio;

import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** A WebSocket of Vert.x. Used on the thread of {@link EngineIo}. */
final class WebSocketWire implements Wire {

    static final short UNSUPPORTED = 1003;
    private static final short TRY_AGAIN = 1013;

    /** How many bytes may wait for a client that does not read: more than any burst of events should take. */
    private static final int WRITE_QUEUE = 256 * 1024;

    private final ServerWebSocket socket;
    private final Runnable cutLater;
    private boolean closing;

    /** The connection that it serves, once there is one. */
    @Nullable
    Connection connection;

    /** @param cutLater ends the connection when it had time to end by itself */
    WebSocketWire(ServerWebSocket socket, Runnable cutLater) {
        this.socket = socket;
        this.cutLater = cutLater;
        socket.setWriteQueueMaxSize(WRITE_QUEUE);
    }

    @Override
    public boolean write(String packet) {
        if (closing || socket.isClosed()) {
            return false;
        }
        if (socket.writeQueueFull()) {
            close(TRY_AGAIN, "too slow");
            return false;
        }
        socket.writeTextMessage(packet);
        return true;
    }

    @Override
    public void close() {
        close((short) 1000, null);
    }

    void close(short code, @Nullable String reason) {
        if (!closing && !socket.isClosed()) {
            closing = true;
            socket.close(code, reason);
            cutLater.run();
        }
    }
}
