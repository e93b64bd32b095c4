package io.turbozap.session;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.SendIntended;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session decides, without the means to do any of it. Inputs give the facts that follow from them; only
 * facts that were recorded are applied, and {@link #decide} says what to do next. It never has more than one request in
 * flight, and never starts one before its time.
 */
final class SessionCore {

    /** How far WAHA's clock and history may be off when an earlier message is told from this one. */
    private static final long HISTORY_SLACK_MILLIS = 60_000;

    private final SessionPolicy policy;
    private final SessionQueue queue = new SessionQueue();
    private final SessionFacts facts = new SessionFacts(queue);
    private final Pacing pacing;
    private final Blockade blockade;
    private @Nullable InFlight inFlight;
    private @Nullable Settlement settlement;
    private @Nullable ReservedId reserved;
    private @Nullable String storeTrouble;
    private boolean asking;
    private boolean draining;

    SessionCore(SessionPolicy policy) {
        this.policy = policy;
        this.pacing = new Pacing(policy);
        this.blockade = new Blockade(policy);
    }

    /** The campaigns and their order. */
    SessionQueue queue() {
        return queue;
    }

    /** Makes recorded facts true. */
    void apply(List<SessionEvent> recorded) {
        recorded.forEach(facts::apply);
    }

    /** What to do now. Asks for the same again until it is told that it is being done. */
    Decision decide(long now) {
        if (inFlight != null || asking || draining || storeTrouble != null) {
            return Decision.Idle.INSTANCE;
        }
        if (settlement != null) {
            return now < settlement.nextLook()
                    ? new Decision.WaitUntil(settlement.nextLook())
                    : new Decision.Settle(attempt(settlement));
        }
        QueuedCampaign next = queue.next();
        if (next == null) {
            return Decision.Idle.INSTANCE;
        }
        return blockade.wantsLook(now) ? Decision.Look.INSTANCE : decideSend(next, now);
    }

    private Decision decideSend(QueuedCampaign next, long now) {
        int index = next.progress.nextPending();
        long due = due(next);
        if (now < due) {
            return wantsId(next, index)
                    ? new Decision.ReserveId(next.campaign.request(index))
                    : new Decision.WaitUntil(due);
        }
        return new Decision.Send(next, index, messageId(next, index));
    }

    /** When the next request of {@code campaign} may start, or the blockade wants a look. */
    private long due(QueuedCampaign campaign) {
        long paced = pacing.earliest(campaign.campaign.lane());
        return blockade.rule() == null ? paced : Math.max(paced, blockade.until());
    }

    private @Nullable String messageId(QueuedCampaign next, int index) {
        String kept = next.keptMessageId(index);
        return kept != null || !hasReserved(next, index) ? kept : reserved.messageId();
    }

    /** Whether there is time to fetch an id and none was asked for yet. */
    private boolean wantsId(QueuedCampaign next, int index) {
        return policy.interval() > 0 && next.keptMessageId(index) == null && !hasReserved(next, index);
    }

    private boolean hasReserved(QueuedCampaign next, int index) {
        return reserved != null && reserved.isFor(next.campaign.id(), index);
    }

    private Attempt attempt(Settlement open) {
        return new Attempt(
                open.campaign.campaign.request(open.index),
                open.messageId,
                open.startedAtWall,
                queue.messageIds(open.startedAtWall - HISTORY_SLACK_MILLIS));
    }

    // What is being done

    /** A message id for {@code request} is being fetched. */
    void reserving(Decision.ReserveId decision) {
        reserved = ReservedId.of(decision.request(), null);
    }

    /** A message id was fetched, or none could be had. */
    void reserved(Decision.ReserveId decision, @Nullable String messageId) {
        SendRequest request = decision.request();
        if (reserved != null && reserved.isFor(request.campaign().id(), request.index())) {
            reserved = ReservedId.of(request, messageId);
        }
    }

    /** The fact to record before a request is sent. */
    List<SessionEvent> intend(Decision.Send send, Moment now) {
        return List.of(new SendIntended(send.campaign().campaign.id(), send.index(), send.messageId(), now.wall()));
    }

    /** A request is handed to WAHA. */
    void sending(Decision.Send send, Moment now) {
        inFlight = new InFlight(send.campaign(), send.index(), send.messageId(), now);
        started(send.campaign(), now.steady());
    }

    /** A request was written to WAHA, which may be later than it was handed over. */
    void started(QueuedCampaign campaign, long now) {
        pacing.started(campaign.campaign.lane(), now);
    }

    /** WAHA is being asked about the session, or about a send. */
    void asking() {
        asking = true;
    }

    /** The store cannot record, so nothing is started; null once it can again. */
    void storeTrouble(@Nullable String reason) {
        storeTrouble = reason;
    }

    /** Nothing more is started. */
    void drain() {
        draining = true;
    }

    // What came of it

    /** The fact that follows from the outcome of the request in flight. */
    List<SessionEvent> conclude(SendOutcome outcome, Moment now) {
        return List.of(sent().fact(outcome, now));
    }

    /** The request in flight is concluded, and recorded so. */
    void concluded(SendOutcome outcome, Moment now) {
        InFlight send = sent();
        inFlight = null;
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blockade.failed(blocked.rule(), blocked.reason(), now.steady());
        } else if (outcome instanceof SendOutcome.Unclear unclear) {
            blockade.lifted();
            settlement = new Settlement(send, unclear.reason(), policy, now.steady());
        } else {
            blockade.cleared();
        }
    }

    private InFlight sent() {
        if (inFlight == null) {
            throw new IllegalStateException("nothing is in flight");
        }
        return inFlight;
    }

    /** A look at the session came back. */
    void looked(SessionState state, long now) {
        asking = false;
        if (state instanceof SessionState.NotWorking notWorking) {
            blockade.looked(notWorking, now);
        } else {
            blockade.lifted();
        }
    }

    /** The fact that follows from what WAHA knows of the open send; empty while it stays open. */
    List<SessionEvent> settle(Trace trace, long askedAt, Moment now) {
        asking = false;
        SessionEvent fact = open().fact(trace, askedAt, now);
        return fact == null ? List.of() : List.of(fact);
    }

    /** The open send is settled, and recorded so. */
    void settled() {
        settlement = null;
    }

    private Settlement open() {
        if (settlement == null) {
            throw new IllegalStateException("nothing is open");
        }
        return settlement;
    }

    /**
     * Facts that follow from what is already true: campaigns that are done, and one that fails too often. Nothing behind
     * the campaign whose turn it is can have changed. None while the store cannot record them.
     */
    List<SessionEvent> consequences(Moment now) {
        List<SessionEvent> found = new ArrayList<>(0);
        for (QueuedCampaign campaign : storeTrouble == null ? queue.queued() : List.<QueuedCampaign>of()) {
            if (isDone(campaign)) {
                found.add(new CampaignCompleted(campaign.campaign.id(), now.wall()));
            } else if (isOverBudget(campaign)) {
                found.add(new CampaignPaused(campaign.campaign.id(), PauseReason.ERROR_BUDGET));
            } else if (campaign.isRunnable(queue.isHeld())) {
                break;
            }
        }
        return found;
    }

    private boolean isDone(QueuedCampaign campaign) {
        return campaign.progress.count(SendState.PENDING) == 0
                && campaign.progress.count(SendState.EXECUTING) == 0
                && (settlement == null || settlement.campaign != campaign);
    }

    private boolean isOverBudget(QueuedCampaign campaign) {
        return campaign.status == CampaignStatus.RUNNING
                && policy.errorBudget() > 0
                && campaign.failuresInRow >= policy.errorBudget();
    }

    /** Whether a request is with WAHA. */
    boolean isSending() {
        return inFlight != null;
    }

    /** What the session shows of itself. */
    SessionView view(SessionName session, Moment now) {
        QueuedCampaign next = draining ? null : queue.next();
        Long nextSendAt = null;
        if (next != null && settlement == null && !blockade.wantsLook(now.steady())) {
            nextSendAt = now.wallAt(Math.max(now.steady(), due(next)));
        }
        return new SessionView(
                session, queue.isActive(), queue.total(), queue.pending(), nextSendAt, blockers(next, now));
    }

    private List<Blocker> blockers(@Nullable QueuedCampaign next, Moment now) {
        Blockers blockers = new Blockers(now);
        if (storeTrouble != null) {
            blockers.store(storeTrouble);
        }
        if (inFlight != null) {
            blockers.inFlight();
        }
        if (settlement != null) {
            blockers.settling(settlement);
        }
        if (next != null) {
            blockers.blockade(blockade);
            blockers.interval(pacing.earliest(next.campaign.lane()));
        } else if (!draining) {
            blockers.queue(queue);
        }
        return blockers.list();
    }
}
