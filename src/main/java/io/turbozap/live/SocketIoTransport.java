package io.turbozap.live;

import io.socket.engineio.server.EngineIoWebSocket;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;

/** A WebSocket in the shape that Engine.IO knows. A client that does not read is closed; it comes back by itself. */
final class SocketIoTransport extends EngineIoWebSocket {

    /** More than any burst of events should take. */
    private static final int WRITE_QUEUE = 256 * 1024;

    private final ServerWebSocket socket;
    private final Map<String, String> query;
    private final Runnable cutLater;

    /** @param cutLater ends the connection when it had time to end by itself */
    SocketIoTransport(ServerWebSocket socket, Map<String, String> query, Runnable cutLater) {
        this.socket = socket;
        this.query = Map.copyOf(query);
        this.cutLater = cutLater;
        socket.setWriteQueueMaxSize(WRITE_QUEUE);
    }

    @Override
    public Map<String, String> getQuery() {
        return query;
    }

    @Override
    public Map<String, List<String>> getConnectionHeaders() {
        return Map.of();
    }

    @Override
    public void write(String message) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            socket.close(SocketClient.TRY_AGAIN, "too slow");
            cutLater.run();
        } else {
            socket.writeTextMessage(message);
        }
    }

    @Override
    public void write(byte[] message) {
        throw new UnsupportedOperationException("only text is sent");
    }

    @Override
    public void close() {
        if (!socket.isClosed()) {
            socket.close();
            cutLater.run();
        }
    }
}
