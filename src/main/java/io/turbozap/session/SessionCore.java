package io.turbozap.session;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent.SendIntended;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session decides, without the means to do any of it. Inputs give the facts that follow from them; only
 * facts that were recorded are applied, and {@link #decide} says what to do next. It never has more than one request in
 * flight, and never starts one before its time.
 */
final class SessionCore {

    /** How far WAHA's clock and history may be off when an earlier message is told from this one. */
    private static final long HISTORY_SLACK_MILLIS = 60_000;
    /** The calendar's clock may be set: what waits for it looks up so often. */
    static final long LONGEST_CALENDAR_WAIT_MILLIS = 30_000;

    private final SessionPolicy policy;
    private final Consent consent;
    private final SessionQueue queue = new SessionQueue();
    private final Pacing pacing;
    private final AckWatch acks;
    private final SessionFacts facts;
    private final Consequences consequences;
    private final Blockade blockade;
    private final NewChats newChats;
    private final long longestCalendarWait;
    private NextRecipient recipient = NextRecipient.UNKNOWN;
    /** What was with WAHA when an earlier process ended, until that is recorded. */
    private final List<SessionEvent> interrupted = new ArrayList<>(0);

    private @Nullable InFlight inFlight;
    private @Nullable Settlement settlement;
    private @Nullable ReservedId reserved;
    private @Nullable String storeTrouble;
    private boolean asking;
    private boolean checking;
    private boolean draining;

    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random) {
        this(policy, consent, random, LONGEST_CALENDAR_WAIT_MILLIS);
    }

    /** @param longestCalendarWait how often what waits for the calendar looks up, in milliseconds */
    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random, long longestCalendarWait) {
        this.policy = policy;
        this.consent = consent;
        this.longestCalendarWait = longestCalendarWait;
        this.pacing = new Pacing(policy.pacing(), random);
        this.acks = new AckWatch(policy.ackTimeout());
        this.facts = new SessionFacts(queue, pacing, acks);
        this.consequences = new Consequences(policy, queue);
        this.blockade = new Blockade(policy);
        this.newChats = new NewChats(policy.newChatRetry());
    }

    /** The campaigns and their order. */
    SessionQueue queue() {
        return queue;
    }

    /** What is known of the servers' acks. */
    AckWatch acks() {
        return acks;
    }

    /** What WhatsApp allows the account. */
    NewChats newChats() {
        return newChats;
    }

    /** The rules of pacing in force. */
    PacingRules rules() {
        return pacing.rules();
    }

    /** Goes on where an earlier process ended. */
    void restore(StoredSession stored, Moment now) {
        pacing.keepTo(stored.pacing());
        pacing.resume(stored.lastStartUntil(now.wall()), stored.today(), now);
        if (stored.webhookSeen()) {
            acks.webhookSeen();
        }
        stored.campaigns().forEach(campaign -> adopt(campaign, now));
        if (stored.held()) {
            queue.keepHeld();
        }
    }

    /** Takes a campaign as it was recorded. */
    void adopt(StoredCampaign stored, Moment now) {
        if (queue.find(stored.campaign().id()) != null) {
            return;
        }
        QueuedCampaign campaign = QueuedCampaign.of(stored);
        queue.restore(campaign);
        for (StoredRequest request : stored.details()) {
            if (request.settling()) {
                reopen(campaign, request, now);
            }
        }
    }

    private void reopen(QueuedCampaign campaign, StoredRequest request, Moment now) {
        Settlement open = Settlement.reopened(campaign, request, policy, now);
        if (campaign.progress.state(request.index()) == SendState.EXECUTING) {
            interrupted.add(open.doubt(now));
        }
        if (settlement == null) { // there never was more than one with WAHA at a time
            settle(open);
        }
    }

    /** What keeps {@code campaign} from starting its next request although its interval is over, or null. */
    Pacing.@Nullable Rest rest(QueuedCampaign campaign, Moment now) {
        return now.steady() < due(campaign) ? null : pacing.rest(campaign.campaign.lane(), now.wall());
    }

    /** Makes recorded facts true. */
    void apply(List<SessionEvent> recorded, Moment now) {
        recorded.forEach(fact -> facts.apply(fact, now.wall()));
        if (recorded.equals(interrupted)) {
            interrupted.clear();
        }
        if (settlement != null && settlement.isOver()) {
            settlement.campaign.isSettling = false;
            settlement = null;
        }
    }

    /** What to do now. Asks for the same again until it is told that it is being done. */
    Decision decide(Moment now) {
        if (draining || storeTrouble != null) {
            return Decision.Idle.INSTANCE;
        }
        QueuedCampaign audience = queue.nextAudience();
        if (audience != null) {
            return new Decision.TakeAudience(audience);
        }
        Decision next = decideNext(now);
        QueuedCampaign scheduled = queue.nextScheduled();
        return scheduled == null || scheduled.scheduledAt == null
                ? next
                : notAfter(next, calendar(scheduled.scheduledAt, now));
    }

    private static Decision notAfter(Decision next, long latest) {
        if (next == Decision.Idle.INSTANCE) {
            return new Decision.WaitUntil(latest);
        }
        return next instanceof Decision.WaitUntil wait && wait.until() > latest ? new Decision.WaitUntil(latest) : next;
    }

    /** The steady time at which to look whether the calendar says {@code wall}. */
    private long calendar(long wall, Moment now) {
        return now.steady() + Math.min(Math.max(0, wall - now.wall()), longestCalendarWait);
    }

    private Decision decideNext(Moment now) {
        if (inFlight != null || asking) {
            return Decision.Idle.INSTANCE;
        }
        if (settlement != null) {
            return now.steady() < settlement.nextLook()
                    ? new Decision.WaitUntil(settlement.nextLook())
                    : new Decision.Settle(attempt(settlement, now));
        }
        QueuedCampaign next = queue.next();
        if (next == null) {
            return Decision.Idle.INSTANCE;
        }
        if (blockade.wantsLook(now.steady())) {
            return Decision.Look.INSTANCE;
        }
        NewChats.Limit limit = newChats.limit(now.wall());
        if (limit != null) {
            return decideLimited(limit, now);
        }
        newChats.free();
        return decideSend(next, next.campaign.request(next.progress.nextPending()), now);
    }

    /** Only who is no stranger may be written to. */
    private Decision decideLimited(NewChats.Limit limit, Moment now) {
        if (newChats.wantsKnown()) {
            return Decision.LearnKnown.INSTANCE;
        }
        NewChats.Allowed allowed = newChats.next(queue);
        if (allowed != null) {
            return decideSend(allowed.campaign(), allowed.request(), now);
        }
        if (newChats.isSearching()) {
            return new Decision.WaitUntil(now.steady() + 1);
        }
        return limit.until() == null ? Decision.Idle.INSTANCE : new Decision.WaitUntil(calendar(limit.until(), now));
    }

    private Decision decideSend(QueuedCampaign next, SendRequest request, Moment now) {
        long due = due(next);
        if (now.steady() < due) {
            return prepare(next, request, due);
        }
        Pacing.Rest rest = rest(next, now);
        if (rest != null) {
            return new Decision.WaitUntil(calendar(rest.until(), now));
        }
        if (acks.isSilent(now.steady())) {
            return Decision.Idle.INSTANCE;
        }
        List<SessionEvent> refused = refused(next, request.index(), now);
        if (!refused.isEmpty()) {
            return new Decision.Skip(refused);
        }
        return wantsCheck(request)
                ? new Decision.CheckNumber(request)
                : new Decision.Send(next, recipient.address(request), messageId(next, request.index()));
    }

    /**
     * The send that comes right after the request in flight if that ends with {@code outcome}, so that both can be
     * recorded at once; null if anything else may come between them.
     */
    Decision.@Nullable Send follower(SendOutcome outcome, Moment now) {
        QueuedCampaign next = queue.next();
        boolean sameCampaign = next != null
                && next == sent().campaign()
                && next.progress.count(SendState.PENDING) > 0
                && queue.nextAudience() == null;
        if (!sameCampaign || !(outcome instanceof SendOutcome.Sent) || isHindered(now)) {
            return null;
        }
        SendRequest request = next.campaign.request(next.progress.nextPending());
        return decideSend(next, request, now) instanceof Decision.Send send ? send : null;
    }

    private boolean isHindered(Moment now) {
        return draining
                || asking
                || storeTrouble != null
                || settlement != null
                || blockade.rule() != null
                || blockade.wantsLook(now.steady())
                || newChats.limit(now.wall()) != null
                || !consequences(now).isEmpty();
    }

    /** What can be done ahead for the request that has to wait. */
    private Decision prepare(QueuedCampaign next, SendRequest request, long due) {
        if (wantsCheck(request)) {
            return new Decision.CheckNumber(request);
        }
        return wantsId(next, request.index())
                ? new Decision.ReserveId(request)
                : new Decision.WaitUntil(Math.min(due, blockade.nextLook()));
    }

    /** When the next request of {@code campaign} may start, or the blockade wants a look. */
    private long due(QueuedCampaign campaign) {
        long paced = paced(campaign.campaign.lane());
        return blockade.rule() == null ? paced : Math.max(paced, blockade.until());
    }

    /** When something of {@code lane} keeps its distance, which grows with WhatsApp's warnings. */
    private long paced(Lane lane) {
        return pacing.earliest(lane) + newChats.slowdown(lane, pacing.rules().interval());
    }

    private @Nullable String messageId(QueuedCampaign next, int index) {
        String kept = next.keptMessageId(index);
        return kept != null || !hasReserved(next, index) ? kept : reserved.messageId();
    }

    /** Whether there is time to fetch an id and none was asked for yet. */
    private boolean wantsId(QueuedCampaign next, int index) {
        return pacing.rules().interval() > 0 && next.keptMessageId(index) == null && !hasReserved(next, index);
    }

    private boolean hasReserved(QueuedCampaign next, int index) {
        return reserved != null && reserved.isFor(next.campaign.id(), index);
    }

    /** A reply is no first message, and who refused messages is not looked up for one. */
    private boolean wantsCheck(SendRequest request) {
        return policy.checksNumbers()
                && request.campaign().lane() != Lane.REPLY
                && !recipient.isKnown(request)
                && !consent.isRefused(request.chatId());
    }

    /** The facts that the next requests of {@code campaign}, as many as can be told at once, are not wanted. */
    private List<SessionEvent> refused(QueuedCampaign campaign, int first, Moment now) {
        return campaign.campaign.lane() == Lane.REPLY
                ? List.of()
                : Unwanted.from(campaign, first, consent, recipient, now);
    }

    private Attempt attempt(Settlement open, Moment now) {
        long startedAt = open.startedAt(now);
        Set<String> others = queue.messageIds(startedAt - HISTORY_SLACK_MILLIS);
        others.remove(open.messageId);
        return new Attempt(open.request, open.messageId, startedAt, others);
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

    /** WhatsApp is being asked for the recipient of the next request. */
    void checking() {
        asking = true;
        checking = true;
    }

    /** WhatsApp was asked for the recipient of {@code request}. */
    void checked(SendRequest request, NumberCheck check) {
        asking = false;
        checking = false;
        recipient = NextRecipient.checked(request, check);
    }

    /** The fact to record before a request is sent. */
    List<SessionEvent> intend(Decision.Send send, Moment now) {
        return List.of(new SendIntended(
                send.campaign().campaign.id(),
                send.index(),
                send.messageId(),
                send.request().chatId(),
                pacing.counted(now.wall()),
                now.wall()));
    }

    /** A request is handed to WAHA. */
    void sending(Decision.Send send, Moment now) {
        inFlight = new InFlight(send.campaign(), send.request(), send.messageId(), now);
        started(send.campaign(), now.steady());
    }

    /** A request was written to WAHA, which may be later than it was handed over. */
    void started(QueuedCampaign campaign, long now) {
        pacing.started(campaign.campaign.lane(), now);
    }

    /** WAHA is being asked about the session or about a send. */
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
            blocked(send, blocked, now);
        } else if (outcome instanceof SendOutcome.Unclear unclear) {
            blockade.lifted();
            reserved = null;
            settle(Settlement.opened(send, unclear.reason(), policy, now.steady()));
        } else {
            reserved = null;
            blockade.cleared();
        }
        if (outcome instanceof SendOutcome.Sent) {
            acks.sent(send.startedAt().steady());
        }
    }

    private void blocked(InFlight send, SendOutcome.SessionBlocked blocked, Moment now) {
        boolean isForStrangers = blocked.rule() == Rule.ACCOUNT_RESTRICTED
                && newChats.refused(
                        send.campaign().campaign.lane(), send.request().chatId(), blocked.reason(), now.wall());
        if (isForStrangers) {
            blockade.cleared();
        } else {
            blockade.failed(blocked.rule(), blocked.reason(), now.steady());
        }
    }

    private void settle(Settlement open) {
        settlement = open;
        open.campaign.isSettling = true;
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

    /** A command was carried out, and what it changes for good is recorded. */
    void commanded(SessionCommand command, Moment now) {
        if (command == SessionCommand.Acked.INSTANCE) {
            acks.confirmed(now.steady());
        } else if (command instanceof SessionCommand.Changed changed && changed.working()) {
            acks.forget();
            blockade.wantLook(now.steady());
        } else if (command instanceof SessionCommand.Execute) {
            acks.forget();
        } else if (command instanceof SessionCommand.Limited limited) {
            newChats.told(limited.limits());
        } else if (command instanceof SessionCommand.RefusedStranger refused) {
            newChats.refused("error 463", refused.until(), now.wall());
        } else if (command instanceof SessionCommand.Wrote wrote) {
            newChats.wrote(wrote.chatId());
        }
        if (command instanceof SessionCommand.OfCampaign) {
            newChats.lookAgain(); // what was passed over may be pending again
        }
    }

    /** The fact that follows from what WAHA knows of the open send; empty while it stays open, or once it is over. */
    List<SessionEvent> settle(Trace trace, long askedAt, Moment now) {
        asking = false;
        SessionEvent fact = settlement == null ? null : settlement.fact(trace, askedAt, now);
        return fact == null ? List.of() : List.of(fact);
    }

    /** Facts that follow from what is already true. None while the store cannot record them. */
    List<SessionEvent> consequences(Moment now) {
        if (storeTrouble != null) {
            return List.of();
        }
        return interrupted.isEmpty() ? consequences.at(now, !draining) : List.copyOf(interrupted);
    }

    /** Whether a request is with WAHA. */
    boolean isSending() {
        return inFlight != null;
    }

    /** What the session shows of itself. */
    SessionView view(SessionName session, Moment now) {
        NewChats.Limit limit = newChats.limit(now.wall());
        QueuedCampaign next = draining ? null : queue.next();
        return new SessionView(
                session,
                queue.isActive(),
                queue.total(),
                queue.pending(),
                nextSendAt(next, limit, now),
                pacing.countedOn(now.wall()),
                blockers(next, limit, now));
    }

    private @Nullable Long nextSendAt(@Nullable QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
        if (draining || storeTrouble != null || settlement != null) {
            return null;
        }
        if (blockade.wantsLook(now.steady()) || acks.isSilent(now.steady())) {
            return null;
        }
        Long queued = next == null ? null : queuedAt(next, limit, now);
        QueuedCampaign scheduled = queue.isHeld() ? null : queue.nextScheduled();
        if (scheduled == null || scheduled.scheduledAt == null) {
            return queued;
        }
        long later = sendAt(scheduled, scheduled.scheduledAt, now);
        return queued == null ? later : Math.min(queued, later);
    }

    private @Nullable Long queuedAt(QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
        if (limit == null) {
            return sendAt(next, now.wall(), now);
        }
        NewChats.Allowed allowed = newChats.next(queue);
        if (allowed != null) {
            return sendAt(allowed.campaign(), now.wall(), now);
        }
        return limit.until() == null ? null : Long.valueOf(sendAt(next, limit.until(), now));
    }

    /** When a request of {@code campaign} can start at or after {@code wall}, epoch milliseconds. */
    private long sendAt(QueuedCampaign campaign, long wall, Moment now) {
        long paced = now.wallAt(Math.max(now.steady(), due(campaign)));
        return pacing.freeFrom(campaign.campaign.lane(), Math.max(wall, paced));
    }

    private List<Blocker> blockers(@Nullable QueuedCampaign next, NewChats.@Nullable Limit limit, Moment now) {
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
        if (checking || newChats.isLearning() || queue.isTakingAudience()) {
            blockers.preparing();
        }
        if (next != null) {
            blockers.blockade(blockade);
            blockers.limit(limit);
            blockers.interval(pacing.earliest(next.campaign.lane()), paced(next.campaign.lane()));
            blockers.rest(pacing.rest(next.campaign.lane(), now.wall()));
            blockers.silence(acks.isSilent(now.steady()));
        } else if (!draining) {
            blockers.queue(queue);
        }
        return blockers.list();
    }

    /** This session, with {@code subject} wherever that is, as another core can go on from to try out what happens. */
    StoredSession snapshot(SessionName session, QueuedCampaign subject, Moment now) {
        List<StoredCampaign> campaigns = new ArrayList<>();
        queue.queued().forEach(campaign -> campaigns.add(campaign.snapshot()));
        queue.scheduled().forEach(campaign -> campaigns.add(campaign.snapshot()));
        if (!subject.isQueued() && !queue.scheduled().contains(subject)) {
            campaigns.add(subject.snapshot());
        }
        return new StoredSession(
                session,
                queue.isHeld(),
                pacing.rules(),
                pacing.startToResume(now),
                pacing.countedToday(),
                /* webhookSeen= */ false,
                campaigns);
    }
}
