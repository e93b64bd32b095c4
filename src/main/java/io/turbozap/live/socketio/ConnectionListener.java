package io.turbozap.live.socketio;

/** Listener to one {@link Connection}. */
interface ConnectionListener {

    /** Factory of the listener to each new connection. */
    interface Factory {

        ConnectionListener listen(Connection connection, long now);
    }

    /** The client sent a message. */
    void received(String message);

    /** It is over, whichever side ended it. Called once. */
    void closed();

    /** Time has passed. */
    void elapsed(long now);
}
