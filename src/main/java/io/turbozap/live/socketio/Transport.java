package io.turbozap.live.socketio;

/** Transport of a connection: a WebSocket. */
interface Transport {

    /** Whether packets should wait, for those that were sent have not left yet. Once it has ended, it takes and drops all. */
    boolean isFull();

    /** Sends a packet. */
    void write(String packet);

    /** Ends it. Does nothing if it has ended. */
    void close();
}
