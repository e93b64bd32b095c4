package io.turbozap.session.core;

import io.turbozap.campaign.Message;
import io.turbozap.session.port.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of the search for a send that may have gone out: when to look for its message, and from when on its
 * absence shows that it was never sent. Times are steady milliseconds.
 */
final class SearchSchedule {

    private static final int LOOKS = 8;

    private final SessionPolicy policy;
    /** Until when WAHA may be working on an earlier start of it. */
    private final long earlierUntil;
    /** When WAHA is taken to have ended it although its connection is open. */
    private final long awaitedUntil;

    private SendOutcome.Work work;
    /** How long it has to be absent from {@link #countsFrom} on. */
    private long patience;

    private long countsFrom;
    /** When a session that was away has caught up with what it sent. */
    private long awayUntil = Long.MIN_VALUE;

    private long nextLook;

    /**
     * A search that begins at {@code now}.
     *
     * @param before what was in doubt about earlier starts, or null if nothing was
     * @param work what WAHA is doing about the last start
     */
    SearchSchedule(@Nullable OpenSend before, SendOutcome.Work work, Message message, SessionPolicy policy, long now) {
        this.policy = policy;
        this.earlierUntil = before == null ? Long.MIN_VALUE : before.openUntil();
        this.awaitedUntil = now + policy.longestSettleAfter();
        this.work = work;
        this.patience = work == SendOutcome.Work.ENDED ? policy.settleAfter() : policy.settleAfter(message);
        this.countsFrom = now;
        this.nextLook = now;
    }

    /** An earlier process ended after it was handed over at {@code startedAt}; the session has to catch up first. */
    void interrupted(long startedAt, long now) {
        countsFrom = Math.min(now, startedAt + policy.settleAfter());
        away(now);
    }

    /** When to ask WAHA next. */
    long nextLook() {
        return nextLook;
    }

    /** From when on an absent message counts as never sent, unless something is learnt before. */
    long decidedAt() {
        long absentFrom = Math.max(Math.max(countsFrom + patience, earlierUntil), awayUntil);
        return isAwaited() ? Math.max(awaitedUntil, absentFrom) : absentFrom;
    }

    /** Whether WAHA can no longer be working on it, and what it sent shows. */
    boolean isEnded(long at) {
        return at >= decidedAt();
    }

    /** Whether WAHA may still be working on the last start, as far as known. */
    boolean mayBeAtWork(long at) {
        return work != SendOutcome.Work.ENDED && !isEnded(at);
    }

    /** Whether WAHA's answer to the last start may still come. */
    boolean isAwaited() {
        return work == SendOutcome.Work.AWAITED;
    }

    /** Whether an earlier start is in doubt too. */
    boolean hasEarlierStart() {
        return earlierUntil != Long.MIN_VALUE;
    }

    /** Something hints that WAHA knows more than at the last look. */
    void wake(long now) {
        nextLook = Math.min(nextLook, now);
    }

    /** The session is away: what is absent proves nothing before it is back. */
    void away(long now) {
        awayUntil = now + policy.settleAfter();
    }

    /** WAHA refused the last start, so only earlier ones count. */
    void refused(long now) {
        work = SendOutcome.Work.ENDED;
        countsFrom = now;
        patience = 0;
    }

    /** WAHA has had what was lost for as long as it was awaited, but may have been at it to the last. */
    void awaitedNoMore(SendOutcome.Work how, long now) {
        work = how;
        countsFrom = how == SendOutcome.Work.ENDED ? now : Math.max(countsFrom, now + policy.settleAfter() - patience);
        patience = how == SendOutcome.Work.ENDED ? policy.settleAfter() : patience;
    }

    /** WAHA's answer decided nothing: it is asked a few times until the decision, and then as often. */
    void lookLater(long now) {
        long pause = Math.max(1, (decidedAt() - countsFrom) / LOOKS);
        nextLook = decidedAt() > now ? Math.min(now + pause, decidedAt()) : now + pause;
    }

    /** As {@link #lookLater}, and at the decision at the latest. */
    void lookUntilDecided(long now) {
        lookLater(now);
        nextLook = Math.min(nextLook, decidedAt());
    }

    /** WAHA could not answer: the session may catch up only later, so what was absent before proves nothing. */
    void unanswered(long now) {
        away(now);
        nextLook = now + policy.recheckInterval();
    }
}
