package io.turbozap.live.socketio;

/**
 * Time limits of connections, in milliseconds.
 *
 * @param tick between two looks at all connections, by which everything else may come late
 * @param pingInterval from the client's last sign of life to the next ping
 * @param pingTimeout from a ping to the sign of life
 * @param upgrade from the opening of a second transport to its use
 * @param join from the opening of a connection to the client's entry into the namespace
 */
record HeartbeatTiming(long tick, long pingInterval, long pingTimeout, long upgrade, long join) {

    /** What clients are used to. */
    static final HeartbeatTiming USUAL = new HeartbeatTiming(1_000, 25_000, 20_000, 10_000, 20_000);
}
