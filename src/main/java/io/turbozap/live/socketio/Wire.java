package io.turbozap.live.socketio;

/** A WebSocket, as a connection uses it. */
interface Wire {

    /** Sends a packet; false if it cannot, for the other side does not read. */
    boolean write(String packet);

    /** Ends it. Does nothing if it has ended. */
    void close();
}
