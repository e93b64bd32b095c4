package io.turbozap.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on demand.
 *
 * @param target the requests it strikes
 * @param session strikes this session only; null strikes all
 * @param times how often it strikes before it is spent; 0 is without end
 * @param probability that it strikes a request, from 0 to 1
 * @param delayMillis what the struck request waits first, not scaled
 * @param recorded whether a struck send is accepted all the same: its message leaves, only the answer is wrong
 * @param status where {@link Kind#SESSION_DROP} puts the session
 */
public record Fault(
        Kind kind,
        Target target,
        @Nullable String session,
        int times,
        double probability,
        long delayMillis,
        boolean recorded,
        SessionStatus status) {

    public Fault {
        if (times < 0 || delayMillis < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("fault: times and delayMillis from 0, probability from 0 to 1");
        }
    }

    /** What goes wrong. */
    public enum Kind {
        /** Nothing but the delay; other faults may strike as well. */
        LATENCY,
        /** 500 "Connection Closed" of the engine. */
        CONNECTION_CLOSED,
        /** 500 "Timed Out" of the engine. */
        TIMED_OUT,
        /** 500 "rate-overlimit" with data 429. */
        RATE_OVERLIMIT,
        /** 500 of GOWS for an account that may not open chats: error 463. */
        RESTRICTED,
        /** 500 with a JavaScript TypeError. */
        TYPE_ERROR,
        /** 500 because the host of the media has no address. */
        MEDIA_UNREACHABLE,
        /** 401. */
        UNAUTHORIZED,
        /** 403, as for a key used outside its scope. */
        FORBIDDEN,
        /** 404 "Cannot POST …". */
        NO_SUCH_PATH,
        /** 404 FILE_NOT_FOUND. */
        FILE_NOT_FOUND,
        /** 422 of a session that is not ready, at once. */
        NOT_READY,
        /** 422 of a feature that this server does not have. */
        PLUS_ONLY,
        /** 429 with Retry-After, as from a proxy. */
        TOO_MANY_REQUESTS,
        /** 501. */
        NOT_IMPLEMENTED,
        /** 502, as from a proxy. */
        BAD_GATEWAY,
        /** 503, as from a proxy. */
        UNAVAILABLE,
        /** 504, as from a proxy. */
        GATEWAY_TIMEOUT,
        /** No answer ever. */
        HANG,
        /** The connection is cut instead of an answer. */
        RESET,
        /** The session falls into {@link Fault#status()}; the request then meets it there. */
        SESSION_DROP
    }

    /** Which requests are struck. */
    public enum Target {
        SEND,
        CHECK_EXISTS,
        HISTORY,
        MESSAGE_ID,
        SESSION
    }

    /** Strikes every send of every session, nothing recorded. */
    public static Fault of(Kind kind) {
        return new Fault(kind, Target.SEND, null, 0, 1, 0, false, SessionStatus.FAILED);
    }

    /** What each send takes in addition. */
    public static Fault latency(long millis) {
        return of(Kind.LATENCY).delayed(millis);
    }

    /** The same for other requests. */
    public Fault on(Target other) {
        return new Fault(kind, other, session, times, probability, delayMillis, recorded, status);
    }

    /** The same for one session. */
    public Fault inSession(String name) {
        return new Fault(kind, target, name, times, probability, delayMillis, recorded, status);
    }

    /** The same, spent after so many strikes. */
    public Fault times(int count) {
        return new Fault(kind, target, session, count, probability, delayMillis, recorded, status);
    }

    /** The same, striking by chance. */
    public Fault withProbability(double chance) {
        return new Fault(kind, target, session, times, chance, delayMillis, recorded, status);
    }

    /** The same after a wait. */
    public Fault delayed(long millis) {
        return new Fault(kind, target, session, times, probability, millis, recorded, status);
    }

    /** The same, with the message leaving all the same. */
    public Fault butRecorded() {
        return new Fault(kind, target, session, times, probability, delayMillis, true, status);
    }

    /** The same, dropping the session into that status. */
    public Fault into(SessionStatus other) {
        return new Fault(kind, target, session, times, probability, delayMillis, recorded, other);
    }

    boolean aimsAt(Target request, String name) {
        return target == request && (session == null || session.equals(name));
    }
}
