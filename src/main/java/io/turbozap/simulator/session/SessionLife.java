package io.turbozap.simulator.session;

import io.turbozap.simulator.model.SessionStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The life of one session, as WAHA plays it: a start leads over STARTING to WORKING when a phone is paired and to
 * SCAN_QR_CODE when not; a QR code is renewed {@value #QR_CODES} times over and then fails. A phone that scans it, and
 * a connection that drops, change the status only later: WAHA then connects again over STARTING. Commands change the
 * status at once; what happens by itself is announced by {@link #next()} and done by {@link #advance(long)}.
 */
final class SessionLife {

    static final int QR_CODES = 6;
    private static final int REMEMBERED = 3;

    private final Deque<Moment> moments = new ArrayDeque<>();
    private SessionStatus status = SessionStatus.STOPPED;
    private boolean paired;
    private boolean removed;
    private boolean fresh;
    private boolean reconnecting;
    private int qrCodes;

    /** A status and the milliseconds since 1970 at which it began. */
    record Moment(SessionStatus status, long atMillis) {}

    /** The next change that happens by itself. */
    enum Next {
        NOTHING,
        /** WhatsApp admits the account, or refuses it. */
        CONNECT,
        SHOW_QR,
        RENEW_QR,
        /** The connection is made again. */
        RECONNECT
    }

    SessionStatus status() {
        return status;
    }

    boolean paired() {
        return paired;
    }

    /** Whether the account is shown: a session that has just been started does not know it yet. */
    boolean knowsAccount() {
        return paired && !fresh;
    }

    /** The last three statuses since the start, oldest first. */
    List<Moment> moments() {
        return List.copyOf(moments);
    }

    Next next() {
        if (reconnecting) {
            return Next.RECONNECT;
        }
        return switch (status) {
            case STARTING -> paired ? Next.CONNECT : Next.SHOW_QR;
            case SCAN_QR_CODE -> Next.RENEW_QR;
            default -> Next.NOTHING;
        };
    }

    /** Does what {@link #next()} announced. */
    void advance(long nowMillis) {
        if (reconnecting) {
            become(SessionStatus.STARTING, nowMillis);
        } else if (status == SessionStatus.STARTING) {
            connect(nowMillis);
        } else if (status == SessionStatus.SCAN_QR_CODE) {
            qrCodes++;
            become(qrCodes > QR_CODES ? SessionStatus.FAILED : SessionStatus.SCAN_QR_CODE, nowMillis);
        }
    }

    private void connect(long nowMillis) {
        qrCodes = 1;
        if (!paired) {
            become(SessionStatus.SCAN_QR_CODE, nowMillis);
        } else {
            become(removed ? SessionStatus.FAILED : SessionStatus.WORKING, nowMillis);
        }
    }

    /** Starts a stopped session; a session in any other status counts as started already. */
    boolean start(long nowMillis) {
        if (status != SessionStatus.STOPPED) {
            return false;
        }
        moments.clear();
        become(SessionStatus.STARTING, nowMillis);
        fresh = true;
        return true;
    }

    /** A started session has read which account it is paired with. */
    void readAccount() {
        fresh = false;
    }

    /** Stops it and returns whether it was running. */
    boolean stop(long nowMillis) {
        if (status == SessionStatus.STOPPED) {
            return false;
        }
        become(SessionStatus.STOPPED, nowMillis);
        return true;
    }

    /** Forgets the account: the next start leads to a QR code. */
    void unpair() {
        paired = false;
        removed = false;
    }

    /** A phone scans the QR code (or types the code); that only works while one is shown. */
    boolean scan() {
        if (status != SessionStatus.SCAN_QR_CODE || reconnecting) {
            return false;
        }
        paired = true;
        removed = false;
        reconnecting = true;
        return true;
    }

    /** The device is removed on the phone, so that WhatsApp refuses it: nothing but unpairing leads out of that. */
    void removeDevice(long nowMillis) {
        removed = paired;
        if (status != SessionStatus.STOPPED) {
            become(SessionStatus.FAILED, nowMillis);
        }
    }

    /** The connection to WhatsApp drops: a working session connects again, one that waits for a phone fails. */
    void drop(long nowMillis) {
        if (status == SessionStatus.WORKING) {
            reconnecting = true;
        } else if (status == SessionStatus.SCAN_QR_CODE) {
            become(SessionStatus.FAILED, nowMillis);
        }
    }

    /** Puts it into a status, whatever it was in, as if a start had led there. */
    void force(SessionStatus forced, long nowMillis) {
        moments.clear();
        moments.addLast(new Moment(SessionStatus.STARTING, nowMillis));
        if (forced == SessionStatus.WORKING) {
            paired = true;
            removed = false;
        }
        if (forced == SessionStatus.SCAN_QR_CODE) {
            unpair();
            qrCodes = 1;
        }
        become(forced, nowMillis);
    }

    private void become(SessionStatus next, long nowMillis) {
        status = next;
        fresh = false;
        reconnecting = false;
        moments.addLast(new Moment(next, nowMillis));
        if (moments.size() > REMEMBERED) {
            moments.removeFirst();
        }
    }
}
