package io.turbozap.live.socketio;

/** Keep-alive of one connection: pings, each of which the client has to answer, and a bound on what it sends between. */
final class KeepAlive {

    /** How many packets a client may send between two pings. */
    static final int MAX_RECEIVED = 100;

    /** Step that is due at a time. */
    enum Due {
        NOTHING,
        PING,
        /** The end of the connection: the client did not answer the last ping. */
        END
    }

    private final HeartbeatTiming timing;
    private boolean pinged;
    private long dueAt;
    private int received;

    KeepAlive(HeartbeatTiming timing, long now) {
        this.timing = timing;
        this.dueAt = now + timing.pingInterval();
    }

    /** Counts a packet of the client; false if there are too many. */
    boolean count() {
        return ++received <= MAX_RECEIVED;
    }

    /** The client answered a ping. */
    void answered(long now) {
        pinged = false;
        dueAt = now + timing.pingInterval();
    }

    /** What is due; a ping that is due counts as sent. */
    Due elapse(long now) {
        if (now < dueAt) {
            return Due.NOTHING;
        }
        if (pinged) {
            return Due.END;
        }
        pinged = true;
        received = 0;
        dueAt = now + timing.pingTimeout();
        return Due.PING;
    }
}
