package io.turbozap.waha.session;

/**
 * The pace of the probes of a session, in milliseconds.
 *
 * @param scanning while a QR code is shown, which WAHA renews every 20 to 60 seconds
 * @param starting while it is about to become something else
 * @param quiet while nothing is expected to happen
 * @param hookedActive while something is about to happen, and webhooks bring it
 * @param hookedQuiet while nothing is expected to happen, and webhooks would bring it
 */
public record MonitorPace(long scanning, long starting, long quiet, long hookedActive, long hookedQuiet) {

    /** What is gentle to WAHA and quick enough for people. */
    public static final MonitorPace USUAL = new MonitorPace(2_000, 1_000, 30_000, 10_000, 300_000);

    /** No order was given. */
    static final long NEVER = Long.MAX_VALUE;

    /** So long after an order the state that WAHA shows of the session may still be the one before. */
    private static final long UNSETTLED = 10_000;
    /** So long after an order a client waits for what becomes of it, whether or not webhooks would bring it. */
    private static final long AWAITED = 120_000;

    private static final long FIRST_RETRY = 1_000;
    private static final int MOST_DOUBLINGS = 5;

    /**
     * How long after it was seen in {@code state} a session is probed again.
     *
     * @param hooked whether webhooks brought changes lately
     * @param sinceOrder since WAHA took an order to start it, or {@link #NEVER}
     */
    long untilNextProbe(WahaSessionState state, boolean hooked, long sinceOrder) {
        boolean scanned = state instanceof WahaSessionState.ScanQr;
        if (isActive(state)) {
            return hooked && sinceOrder >= AWAITED ? hookedActive : scanned ? scanning : starting;
        }
        return isUnsettled(sinceOrder) ? starting : hooked ? hookedQuiet : quiet;
    }

    /** Whether it may be about to become something else, whatever WAHA shows. */
    boolean isUnsettled(long sinceOrder) {
        return sinceOrder < UNSETTLED;
    }

    private static boolean isActive(WahaSessionState state) {
        return state instanceof WahaSessionState.ScanQr
                || state == WahaSessionState.Starting.INSTANCE
                || state == WahaSessionState.PasskeyRequired.INSTANCE
                || state instanceof WahaSessionState.PasskeyConfirmation;
    }

    /** How long to wait after {@code failures} probes in a row that WAHA did not answer: up to 32 seconds, 2 after an order. */
    long afterFailures(int failures, long sinceOrder) {
        long pause = FIRST_RETRY << Math.min(failures - 1, MOST_DOUBLINGS);
        return sinceOrder < AWAITED ? Math.min(pause, scanning) : pause;
    }
}
