package io.turbozap.waha;

/**
 * How often a session is looked at, in milliseconds.
 *
 * @param scanning while a QR code is shown, which WAHA renews every 20 to 60 seconds
 * @param starting while it is about to become something else
 * @param quiet while nothing is expected to happen
 * @param hookedActive while something is about to happen, and webhooks tell what does
 * @param hookedQuiet while nothing is expected to happen, and webhooks would tell
 */
record FollowerPace(long scanning, long starting, long quiet, long hookedActive, long hookedQuiet) {

    /** What is gentle to WAHA and quick enough for people. */
    static final FollowerPace USUAL = new FollowerPace(2_000, 1_000, 30_000, 10_000, 300_000);

    private static final long FIRST_RETRY = 1_000;
    private static final int MOST_DOUBLINGS = 5;

    /** How long after it was seen in {@code state} a session is looked at again. */
    long untilNextLook(AccountState state, boolean hooked) {
        boolean scanned = state instanceof AccountState.ScanQr;
        boolean active = scanned
                || state == AccountState.Starting.INSTANCE
                || state == AccountState.PasskeyRequired.INSTANCE
                || state instanceof AccountState.PasskeyConfirmation;
        if (hooked) {
            return active ? hookedActive : hookedQuiet;
        }
        return scanned ? scanning : active ? starting : quiet;
    }

    /** How long to wait after so many looks in a row that WAHA did not answer: up to 32 seconds. */
    long afterFailures(int failures) {
        return FIRST_RETRY << Math.min(failures - 1, MOST_DOUBLINGS);
    }
}
