package io.turbozap.live.socketio;

import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/** Transport over a WebSocket of Vert.x. Used on the thread of {@link EngineIo}. */
final class WebSocketTransport implements Transport {

    static final short UNSUPPORTED = 1003;

    /** How many bytes are on their way to a client at once; beyond it they wait with the connection. */
    private static final int WRITE_QUEUE = 64 * 1024;

    private final ServerWebSocket socket;
    private final Runnable cutLater;
    private boolean closing;

    /** The connection that it serves, once there is one. */
    @Nullable
    Connection connection;

    /** @param cutLater ends the connection when it had time to end by itself */
    WebSocketTransport(ServerWebSocket socket, Runnable cutLater) {
        this.socket = socket;
        this.cutLater = cutLater;
        socket.setWriteQueueMaxSize(WRITE_QUEUE);
    }

    @Override
    public boolean isFull() {
        return !socket.isClosed() && socket.writeQueueFull();
    }

    @Override
    public void write(String packet) {
        if (!closing && !socket.isClosed()) {
            socket.writeTextMessage(packet);
        }
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
