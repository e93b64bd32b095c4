package io.turbozap.waha.send;

/** Meter of sends and their latency. Called on the event loop of the session. */
@FunctionalInterface
public interface SendMeter {

    /**
     * A send ended.
     *
     * @param outcome {@code sent}, {@code refused}, {@code blocked} or {@code unclear}
     * @param nanos from the call of send to its end, connecting included
     */
    void sent(String outcome, long nanos);

    /** A meter that counts nothing. */
    static SendMeter none() {
        return (outcome, nanos) -> {};
    }
}
