package io.turbozap.simulator.fault;

import io.turbozap.simulator.model.SessionStatus;
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
 * @param leavesMillis how long after the wrong answer such a message leaves, not scaled; 0 is just before the answer
 * @param status where {@link Kind#SESSION_DROP} puts the session
 * @param message the text of {@link Kind#ENGINE_FAILURE}
 */
public record Fault(
        Kind kind,
        Target target,
        @Nullable String session,
        int times,
        double probability,
        long delayMillis,
        boolean recorded,
        long leavesMillis,
        SessionStatus status,
        String message) {

    public Fault {
        if (times < 0 || delayMillis < 0 || leavesMillis < 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "fault: times, delayMillis and leavesMillis from 0, probability from 0 to 1");
        }
    }

    /** The kind of a fault. */
    public enum Kind {
        /** Nothing but the delay; other faults may strike as well. */
        LATENCY,
        /** 500 "Connection Closed" of the engine. */
        CONNECTION_CLOSED,
        /** 500 "Timed Out" of the engine. */
        TIMED_OUT,
        /** 500 "not-acceptable" of WhatsApp, with data 406. */
        NOT_ACCEPTABLE,
        /** 500 "rate-overlimit" with data 429. */
        RATE_OVERLIMIT,
        /** 500 of GOWS for an account that may not open chats: error 463. */
        RESTRICTED,
        /**
         * 500 of an engine that cannot address the number, which is not on WhatsApp: "no LID found", "No LID for user".
         */
        NO_LID,
        /** 500 of the engine with {@link Fault#message()}. */
        ENGINE_FAILURE,
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
        /** The message leaves, and the connection is cut in the body of the 201. */
        CUT_ANSWER,
        /** The session falls into {@link Fault#status()}; the request then meets it there. */
        SESSION_DROP
    }

    /** The kind of the requests that are struck. */
    public enum Target {
        /** Sends of every kind. */
        SEND,
        /** Sends of media alone; a {@link Kind#LATENCY} there is a slow file host. */
        MEDIA,
        CHECK_EXISTS,
        HISTORY,
        MESSAGE_ID,
        SESSION
    }

    /** Strikes every send of every session, nothing recorded. */
    public static Fault of(Kind kind) {
        return new Fault(kind, Target.SEND, null, 0, 1, 0, false, 0, SessionStatus.FAILED, "Internal error");
    }

    /** What each send takes in addition. */
    public static Fault latency(long millis) {
        return of(Kind.LATENCY).delayed(millis);
    }

    /**
     * A file host that takes so long: the message leaves when it has answered, whether the client still waits or not.
     */
    public static Fault slowMedia(long millis) {
        return latency(millis).on(Target.MEDIA);
    }

    /** A 500 of the engine with this text. */
    public static Fault engineFailure(String text) {
        return of(Kind.ENGINE_FAILURE).withMessage(text);
    }

    /** The same for other requests. */
    public Fault on(Target other) {
        return new Fault(
                kind, other, session, times, probability, delayMillis, recorded, leavesMillis, status, message);
    }

    /** The same for one session. */
    public Fault inSession(String name) {
        return new Fault(kind, target, name, times, probability, delayMillis, recorded, leavesMillis, status, message);
    }

    /** The same, spent after {@code count} strikes. */
    public Fault times(int count) {
        return new Fault(
                kind, target, session, count, probability, delayMillis, recorded, leavesMillis, status, message);
    }

    /** The same, striking by chance. */
    public Fault withProbability(double chance) {
        return new Fault(kind, target, session, times, chance, delayMillis, recorded, leavesMillis, status, message);
    }

    /** The same after a wait. */
    public Fault delayed(long millis) {
        return new Fault(kind, target, session, times, probability, millis, recorded, leavesMillis, status, message);
    }

    /** The same, with the message leaving all the same. */
    public Fault butRecorded() {
        return new Fault(kind, target, session, times, probability, delayMillis, true, leavesMillis, status, message);
    }

    /** The same, with the message leaving so long after the wrong answer. */
    public Fault butRecordedAfter(long millis) {
        return new Fault(kind, target, session, times, probability, delayMillis, true, millis, status, message);
    }

    /** The same, dropping the session into that status. */
    public Fault into(SessionStatus other) {
        return new Fault(
                kind, target, session, times, probability, delayMillis, recorded, leavesMillis, other, message);
    }

    private Fault withMessage(String text) {
        return new Fault(kind, target, session, times, probability, delayMillis, recorded, leavesMillis, status, text);
    }

    boolean aimsAt(Target request, String name) {
        boolean aimed = target == request || (target == Target.SEND && request == Target.MEDIA);
        return aimed && (session == null || session.equals(name));
    }
}
