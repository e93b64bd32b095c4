package io.turbozap.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The life of one session, as WAHA plays it: a start leads over STARTING to WORKING when a phone is paired and to
 * SCAN_QR_CODE when not; a QR code is renewed {@value #QR_CODES} times over and then fails. Commands change the status
 * at once; what happens by itself is announced by {@link #next()} and done by {@link #advance(long)}.
 */
final class SessionLife {

    static final int QR_CODES = 6;
    private static final int REMEMBERED = 3;

    private final Deque<Moment> moments = new ArrayDeque<>();
    private SessionStatus status = SessionStatus.STOPPED;
    private boolean paired;
    private int qrCodes;

    /** A status and the milliseconds since 1970 at which it began. */
    record Moment(SessionStatus status, long atMillis) {}

    /** What happens next by itself. */
    enum Next {
        NOTHING,
        CONNECT,
        RENEW_QR
    }

    SessionStatus status() {
        return status;
    }

    boolean paired() {
        return paired;
    }

    /** The last three statuses, oldest first. */
    List<Moment> moments() {
        return List.copyOf(moments);
    }

    Next next() {
        return switch (status) {
            case STARTING -> Next.CONNECT;
            case SCAN_QR_CODE -> Next.RENEW_QR;
            default -> Next.NOTHING;
        };
    }

    /** Does what {@link #next()} announced. */
    void advance(long nowMillis) {
        if (status == SessionStatus.STARTING) {
            qrCodes = 1;
            become(paired ? SessionStatus.WORKING : SessionStatus.SCAN_QR_CODE, nowMillis);
        } else if (status == SessionStatus.SCAN_QR_CODE) {
            qrCodes++;
            become(qrCodes > QR_CODES ? SessionStatus.FAILED : SessionStatus.SCAN_QR_CODE, nowMillis);
        }
    }

    /** Starts a stopped session; a session in any other status counts as started already. */
    boolean start(long nowMillis) {
        if (status != SessionStatus.STOPPED) {
            return false;
        }
        become(SessionStatus.STARTING, nowMillis);
        return true;
    }

    /** Stops it and tells whether it was running. */
    boolean stop(long nowMillis) {
        if (status == SessionStatus.STOPPED) {
            return false;
        }
        become(SessionStatus.STOPPED, nowMillis);
        return true;
    }

    /** Unpairs the phone; a running session starts anew, to be scanned again. */
    void logout(long nowMillis) {
        paired = false;
        if (status != SessionStatus.STOPPED) {
            become(SessionStatus.STARTING, nowMillis);
        }
    }

    /** A phone scans the QR code (or types the code); that only works while one is shown. */
    boolean scan(long nowMillis) {
        if (status != SessionStatus.SCAN_QR_CODE) {
            return false;
        }
        paired = true;
        become(SessionStatus.WORKING, nowMillis);
        return true;
    }

    /** Puts it into a status, whatever it was in. */
    void force(SessionStatus forced, long nowMillis) {
        if (forced == SessionStatus.WORKING) {
            paired = true;
        }
        if (forced == SessionStatus.SCAN_QR_CODE) {
            paired = false;
            qrCodes = 1;
        }
        become(forced, nowMillis);
    }

    private void become(SessionStatus next, long nowMillis) {
        status = next;
        moments.addLast(new Moment(next, nowMillis));
        if (moments.size() > REMEMBERED) {
            moments.removeFirst();
        }
    }
}
