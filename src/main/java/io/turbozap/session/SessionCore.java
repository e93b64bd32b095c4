package io.turbozap.session;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.session.SessionEvent.SendIntended;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session decides, without the means to do any of it. Inputs give the facts that follow from them; only
 * facts that were recorded are applied, and {@link #decide} says what to do next. It never has more than one request in
 * flight, and never starts one before its time.
 */
final class SessionCore {

    /** The calendar's clock may be set: what waits for it looks up so often. */
    static final long LONGEST_CALENDAR_WAIT_MILLIS = 30_000;

    /** A first request waits no longer for what is found out about the files of its campaign. */
    static final long LONGEST_MEDIA_WAIT_MILLIS = 5_000;

    private final SessionPolicy policy;
    private final SessionQueue queue = new SessionQueue();
    private final Pacing pacing;
    private final AckWatch acks;
    private final Blockade blockade;
    private final NewChats newChats;
    private final Activity activity = new Activity();
    private final Timetable timetable;
    private final Preparation preparation;
    private final OwnIds ids;
    private final SessionFacts facts;
    private final Consequences consequences;
    private final Recovery recovery;
    private final SessionDecisions decisions;
    private final Outlook outlook;

    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random) {
        this(policy, consent, random, LONGEST_CALENDAR_WAIT_MILLIS);
    }

    /** @param longestCalendarWait how often what waits for the calendar looks up, in milliseconds */
    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random, long longestCalendarWait) {
        this.policy = policy;
        this.pacing = new Pacing(policy.pacing(), random);
        this.acks = new AckWatch(policy.ackTimeout());
        this.blockade = new Blockade(policy);
        this.newChats = new NewChats(policy.newChatRetry());
        this.facts = new SessionFacts(queue, pacing, acks);
        this.consequences = new Consequences(policy, queue);
        this.ids = new OwnIds(policy, random);
        this.preparation = new Preparation(policy, ids, consent);
        Situation situation = new Situation(policy, queue, pacing, acks, blockade, newChats, activity);
        this.timetable = new Timetable(situation, longestCalendarWait);
        this.recovery = new Recovery(situation);
        this.decisions = new SessionDecisions(situation, timetable, preparation, ids);
        this.outlook = new Outlook(situation, timetable);
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

    /** What the session is at. */
    Activity activity() {
        return activity;
    }

    /** What it goes on from, and what another core can go on from. */
    Recovery recovery() {
        return recovery;
    }

    /** Whether it has no campaign, waits for nothing, and nothing keeps it from sending. */
    boolean hasNothing() {
        return queue.all().isEmpty() && activity.isAtRest() && blockade.rule() == null && !acks.isWaiting();
    }

    /** Whether it {@link #hasNothing}, and nothing counts at {@code now} that the store does not know. */
    boolean isForgettable(Moment now) {
        return hasNothing() && pacing.earliest(Lane.CAMPAIGN) <= now.steady() && newChats.isForgettable(now.wall());
    }

    /** The rules of pacing in force. */
    PacingRules rules() {
        return pacing.rules();
    }

    /** Makes recorded facts true. */
    void apply(List<SessionEvent> recorded, Moment now) {
        recorded.forEach(fact -> facts.apply(fact, now.wall()));
        recovery.recorded(recorded);
        activity.letGoOfSettled();
    }

    /** Facts that follow from what is already true. None while the store cannot record them. */
    List<SessionEvent> consequences(Moment now) {
        if (activity.storeTrouble() != null) {
            return List.of();
        }
        List<SessionEvent> interrupted = recovery.interrupted();
        return interrupted.isEmpty() ? consequences.at(now, !activity.isDraining()) : interrupted;
    }

    /** What to do now. Asks for the same again until it is told that it is being done. */
    Decision decide(Moment now) {
        return decisions.decide(now);
    }

    /**
     * The send that comes right after the request in flight if that ends with {@code outcome}, so that both can be
     * recorded at once; null if anything else may come between them.
     */
    Decision.@Nullable Send follower(SendOutcome outcome, Moment now) {
        Decision.Send next = outcome instanceof SendOutcome.Sent ? decisions.follower(now) : null;
        return next != null && consequences(now).isEmpty() ? next : null;
    }

    /** What keeps {@code campaign} from starting its next request although its interval is over, or null. */
    Pacing.@Nullable Rest rest(QueuedCampaign campaign, Moment now) {
        return timetable.rest(campaign, now);
    }

    /** What the session shows of itself. */
    SessionView view(SessionName session, Moment now) {
        return outlook.view(session, now);
    }

    // What is being done

    /** The engine was asked for the form of its message ids; null if no answer came. */
    void learnedIds(@Nullable MessageIdForm form, long now) {
        activity.answered();
        ids.learned(form, now);
    }

    /** WhatsApp was asked for the recipient of {@code request}. */
    void checked(SendRequest request, NumberCheck check) {
        activity.answered();
        preparation.checked(request, check);
    }

    /** The files of the next unseen campaign are looked at; the campaign waits a little for what is found out. */
    QueuedCampaign lookingAtMedia(Moment now) {
        QueuedCampaign campaign = queue.look();
        campaign.lookedAtUntil = now.steady() + LONGEST_MEDIA_WAIT_MILLIS;
        return campaign;
    }

    /** The files of {@code campaign} were looked at. */
    void lookedAtMedia(QueuedCampaign campaign, List<MediaWarning> warnings) {
        campaign.lookedAtUntil = Long.MIN_VALUE;
        campaign.warnings = List.copyOf(warnings);
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

    /** The starts of a request before {@code send} that may have sent it, or null if there are none. */
    @Nullable
    Attempt before(Decision.Send send, Moment now) {
        return decisions.before(send, now);
    }

    /** A request is handed to WAHA. */
    InFlight sending(Decision.Send send, Moment now) {
        preparation.sent(send.request());
        InFlight inFlight = new InFlight(send.campaign(), send.request(), send.messageId(), now);
        activity.sending(inFlight);
        started(send.campaign(), now.steady());
        return inFlight;
    }

    /** A request was written to WAHA, which may be later than it was handed over. */
    void started(QueuedCampaign campaign, long now) {
        pacing.started(campaign.campaign.lane(), now);
    }

    // What came of it

    /** The fact that follows from the outcome of the request in flight. */
    List<SessionEvent> conclude(SendOutcome outcome, Moment now) {
        return List.of(activity.sent().fact(judged(outcome), now));
    }

    /** The request in flight is concluded, and recorded so. */
    void concluded(SendOutcome ended, Moment now) {
        SendOutcome outcome = judged(ended);
        InFlight send = activity.concluded();
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        } else if (outcome instanceof SendOutcome.Unclear unclear) {
            blockade.lifted();
            settle(send, ended, unclear, now);
        } else {
            blockade.cleared();
        }
        if (outcome instanceof SendOutcome.Sent sent) {
            answered(send, sent, now);
            acks.sent(send.startedAt().steady());
        }
    }

    private void answered(InFlight send, SendOutcome.Sent sent, Moment now) {
        ids.answered(send.request().message().kind(), send.messageId(), sent.messageId(), now.steady());
    }

    /** A refusal says nothing about an earlier start that may still send it; and one that sent it is enough. */
    private SendOutcome judged(SendOutcome ended) {
        SendOutcome outcome = activity.withProof(ended);
        boolean doubtful = outcome instanceof SendOutcome.ItemRefused && openDoubt(activity.sent()) != null;
        return doubtful
                ? new SendOutcome.Unclear(((SendOutcome.ItemRefused) outcome).reason(), SendOutcome.Work.ENDED)
                : outcome;
    }

    private static @Nullable Doubt openDoubt(InFlight send) {
        Doubt doubt = send.campaign().doubt(send.request().index());
        return doubt != null && doubt.isOpen() ? doubt : null;
    }

    private void settle(InFlight send, SendOutcome ended, SendOutcome.Unclear unclear, Moment now) {
        Doubt open = ended instanceof SendOutcome.ItemRefused ? openDoubt(send) : null;
        int index = send.request().index();
        Settlement settlement = open == null
                ? Settlement.opened(send, send.campaign().doubt(index), unclear, policy, now.steady())
                : Settlement.refused(send, open, unclear.reason(), policy, now.steady());
        send.campaign().doubt(index, settlement.doubt());
        activity.settle(settlement);
    }

    /** The fact that follows from an answer that came after {@code send} was concluded; empty if none does. */
    List<SessionEvent> late(InFlight send, SendOutcome outcome, Moment now) {
        SessionEvent fact =
                outcome instanceof SendOutcome.Sent sent ? lateSent(send, sent, now) : lateEnd(send, outcome, now);
        return fact == null ? List.of() : List.of(fact);
    }

    /** It was sent, whatever has been thought of it meanwhile. */
    private @Nullable SessionEvent lateSent(InFlight send, SendOutcome.Sent sent, Moment now) {
        QueuedCampaign campaign = send.campaign();
        int index = send.request().index();
        answered(send, sent, now);
        if (queue.find(campaign.campaign.id()) != campaign) {
            return null;
        }
        String messageId = sent.messageId() == null ? send.messageId() : sent.messageId();
        if (activity.isSending(campaign, index)) {
            activity.prove(new SendOutcome.Sent(messageId));
            return null;
        }
        return campaign.mayTurnUp(index)
                ? new SessionEvent.SendCompleted(campaign.campaign.id(), index, messageId, now.wall())
                : null;
    }

    /** It was not sent, or is no longer awaited, which says nothing about another start of it. */
    private @Nullable SessionEvent lateEnd(InFlight send, SendOutcome outcome, Moment now) {
        Settlement settlement = activity.settlement();
        if (settlement == null || !settlement.isOf(send)) {
            return null;
        }
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        }
        return settlement.fact(outcome, now);
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

    /** A look at the session came back. */
    void looked(SessionState state, long now) {
        activity.answered();
        if (state instanceof SessionState.NotWorking notWorking) {
            blockade.looked(notWorking, now);
        } else {
            blockade.lifted();
        }
    }

    /** A command was carried out, and what it changes for good is recorded. */
    void commanded(SessionCommand command, Moment now) {
        if (command == SessionCommand.Acked.INSTANCE || command == SessionCommand.Unheard.INSTANCE) {
            acks.confirmed(now.steady());
        } else if (command instanceof SessionCommand.Changed changed) {
            changed(changed.working(), now.steady());
        } else if (command instanceof SessionCommand.Sighted sighted) {
            sighted(sighted, now.steady());
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

    /** Whether sending it again cannot make a second message. */
    private boolean isHarmless(Settlement open, Moment now) {
        return open.messageId != null && ids.isTakenOnce(open.request.message().kind(), now.steady());
    }

    private void changed(boolean working, long now) {
        Settlement settlement = activity.settlement();
        if (working) {
            acks.forget();
            blockade.wantLook(now);
        }
        if (settlement != null && working) {
            settlement.wake(now);
        } else if (settlement != null) {
            settlement.away(now);
        }
    }

    private void sighted(SessionCommand.Sighted sighted, long now) {
        Settlement settlement = activity.settlement();
        if (settlement != null && sighted.mayBe(settlement.messageId, settlement.request.chatId())) {
            settlement.wake(now);
        }
    }

    /** The fact that follows from what WAHA knows of the open send; empty while it stays open, or once it is over. */
    List<SessionEvent> settle(Trace trace, long askedAt, Moment now) {
        activity.answered();
        Settlement settlement = activity.settlement();
        SessionEvent fact = settlement == null
                ? null
                : settlement.fact(trace, isHarmless(settlement, now), acks.hasSeenWebhook(), askedAt, now);
        return fact == null ? List.of() : List.of(fact);
    }
}
