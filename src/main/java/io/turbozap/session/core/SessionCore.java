package io.turbozap.session.core;

import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.session.BlockReason;
import io.turbozap.session.PacingRules;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session decides, without the means to do any of it. Inputs give the events that follow from them; only
 * events that were recorded are applied, and {@link #decide} says what to do next. It never has more than one request
 * in flight, and never starts one before its time.
 */
public final class SessionCore {

    /** The calendar's clock may be set: what waits for it looks up so often. */
    static final long LONGEST_CALENDAR_WAIT_MILLIS = 30_000;

    /** A first request waits no longer for what is found out about the files of its campaign. */
    public static final long LONGEST_MEDIA_WAIT_MILLIS = 5_000;

    private final SessionPolicy policy;
    private final SessionQueue queue = new SessionQueue();
    private final Pacing pacing;
    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity = new Activity();
    private final StartTimes startTimes;
    private final SendPrefetch sendPrefetch;
    private final OwnIds ids;
    private final EventApplier applier;
    private final AutomaticTransitions automaticTransitions;
    private final SessionRecovery sessionRecovery;
    private final SendPlanner decisions;
    private final QueueStatusView queueStatusView;
    private final SignalHandler signals;

    public SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random) {
        this(policy, consent, random, LONGEST_CALENDAR_WAIT_MILLIS);
    }

    /** @param longestCalendarWait how often what waits for the calendar looks up, in milliseconds */
    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random, long longestCalendarWait) {
        this.policy = policy;
        this.pacing = new Pacing(policy.pacing(), random);
        this.acks = new AckWatch(policy.ackTimeout());
        this.sessionBackoff = new SessionBackoff(policy);
        this.newChatLimiter = new NewChatLimiter(policy.newChatRetry());
        this.applier = new EventApplier(queue, pacing, acks);
        this.automaticTransitions = new AutomaticTransitions(policy, queue);
        this.ids = new OwnIds(policy, random);
        this.sendPrefetch = new SendPrefetch(policy, ids, consent);
        SessionState sessionState =
                new SessionState(policy, queue, pacing, acks, sessionBackoff, newChatLimiter, activity);
        this.startTimes = new StartTimes(sessionState, longestCalendarWait);
        this.sessionRecovery = new SessionRecovery(sessionState);
        this.decisions = new SendPlanner(sessionState, startTimes, sendPrefetch, ids);
        this.queueStatusView = new QueueStatusView(sessionState, startTimes);
        this.signals = new SignalHandler(sessionState);
    }

    /** The campaigns and their order. */
    public SessionQueue queue() {
        return queue;
    }

    /** What WhatsApp allows the account. */
    public NewChatLimiter newChatLimiter() {
        return newChatLimiter;
    }

    /** What the session is at. */
    public Activity activity() {
        return activity;
    }

    /** What it goes on from, and what another core can go on from. */
    public SessionRecovery sessionRecovery() {
        return sessionRecovery;
    }

    /** Whether it has no campaign, waits for nothing, and nothing keeps it from sending. */
    public boolean hasNothing() {
        return queue.all().isEmpty()
                && activity.isAtRest()
                && sessionBackoff.blockReason() == null
                && !acks.isWaiting();
    }

    /** Whether it {@link #hasNothing}, and nothing counts at {@code now} that the store does not know. */
    public boolean isForgettable(ClockReading now) {
        return hasNothing()
                && pacing.earliest(Lane.CAMPAIGN) <= now.steady()
                && newChatLimiter.isForgettable(now.wall());
    }

    /** The rules of pacing in force. */
    PacingRules rules() {
        return pacing.rules();
    }

    /** Makes recorded events true. */
    public void apply(List<SessionEvent> recorded, ClockReading now) {
        recorded.forEach(event -> applier.apply(event, now.wall()));
        sessionRecovery.recorded(recorded);
        activity.letGoOfSettled();
    }

    /** Events that follow from what is already true. None while the store cannot record them. */
    public List<SessionEvent> consequences(ClockReading now) {
        if (activity.storeTrouble() != null) {
            return List.of();
        }
        List<SessionEvent> interrupted = sessionRecovery.interrupted();
        return interrupted.isEmpty() ? automaticTransitions.at(now, !activity.isDraining()) : interrupted;
    }

    /** What to do now. Asks for the same again until it is told that it is being done. */
    public Decision decide(ClockReading now) {
        return decisions.decide(now);
    }

    /**
     * The send that comes right after the request in flight if that ends with {@code outcome}, so that both can be
     * recorded at once; null if anything else may come between them.
     */
    public Decision.@Nullable Send follower(SendOutcome outcome, ClockReading now) {
        Decision.Send next = outcome instanceof SendOutcome.Sent ? decisions.follower(now) : null;
        return next != null && consequences(now).isEmpty() ? next : null;
    }

    /** What keeps {@code campaign} from starting its next request although its interval is over, or null. */
    Pacing.@Nullable Rest rest(QueuedCampaign campaign, ClockReading now) {
        return startTimes.rest(campaign, now);
    }

    /** What the session shows of itself. */
    public SessionView view(SessionName session, ClockReading now) {
        return queueStatusView.view(session, now);
    }

    // What is being done

    /** The engine was asked for the form of its message ids; null if no answer came. */
    public void learnedIds(@Nullable MessageIdForm form, long now) {
        activity.answered();
        ids.learned(form, now);
    }

    /** WhatsApp was asked for the recipient of {@code request}. */
    public void checked(SendRequest request, NumberCheck check) {
        activity.answered();
        sendPrefetch.checked(request, check);
    }

    /** The files of the next unseen campaign are looked at; the campaign waits a little for what is found out. */
    public QueuedCampaign lookingAtMedia(ClockReading now) {
        QueuedCampaign campaign = queue.look();
        campaign.lookedAtUntil = now.steady() + LONGEST_MEDIA_WAIT_MILLIS;
        return campaign;
    }

    /** The files of {@code campaign} were looked at. */
    public void lookedAtMedia(QueuedCampaign campaign, List<MediaWarning> warnings) {
        campaign.lookedAtUntil = Long.MIN_VALUE;
        campaign.warnings = List.copyOf(warnings);
    }

    /** The event to record before a request is sent. */
    public List<SessionEvent> intend(Decision.Send send, ClockReading now) {
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
    public UncertainSend before(Decision.Send send, ClockReading now) {
        return decisions.before(send, now);
    }

    /** A request is handed to WAHA. */
    public InFlight sending(Decision.Send send, ClockReading now) {
        sendPrefetch.sent(send.request());
        InFlight inFlight = new InFlight(send.campaign(), send.request(), send.messageId(), now);
        activity.sending(inFlight);
        started(send.campaign(), now.steady());
        return inFlight;
    }

    /** A request was written to WAHA, which may be later than it was handed over. */
    public void started(QueuedCampaign campaign, long now) {
        pacing.started(campaign.campaign.lane(), now);
    }

    // What came of it

    /** The event that follows from the outcome of the request in flight. */
    public List<SessionEvent> conclude(SendOutcome outcome, ClockReading now) {
        return List.of(activity.sent().event(judged(outcome), now));
    }

    /** The request in flight is concluded, and recorded so. */
    public void concluded(SendOutcome ended, ClockReading now) {
        SendOutcome outcome = judged(ended);
        InFlight send = activity.concluded();
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        } else if (outcome instanceof SendOutcome.Unclear unclear) {
            sessionBackoff.lifted();
            settle(send, ended, unclear, now);
        } else {
            sessionBackoff.cleared();
        }
        if (outcome instanceof SendOutcome.Sent sent) {
            answered(send, sent, now);
            acks.sent(send.startedAt().steady());
        }
    }

    private void answered(InFlight send, SendOutcome.Sent sent, ClockReading now) {
        ids.answered(send.request().message().kind(), send.messageId(), sent.messageId(), now.steady());
    }

    /** A refusal is no evidence about an earlier start that may still send it; and one that sent it is enough. */
    private SendOutcome judged(SendOutcome ended) {
        SendOutcome outcome = activity.withProof(ended);
        boolean doubtful = outcome instanceof SendOutcome.ItemRefused && openDoubt(activity.sent()) != null;
        return doubtful
                ? new SendOutcome.Unclear(((SendOutcome.ItemRefused) outcome).reason(), SendOutcome.Work.ENDED)
                : outcome;
    }

    private static @Nullable OpenSend openDoubt(InFlight send) {
        OpenSend openSend = send.campaign().doubt(send.request().index());
        return openSend != null && openSend.isOpen() ? openSend : null;
    }

    private void settle(InFlight send, SendOutcome ended, SendOutcome.Unclear unclear, ClockReading now) {
        OpenSend open = ended instanceof SendOutcome.ItemRefused ? openDoubt(send) : null;
        int index = send.request().index();
        UncertainSendResolver uncertainSendResolver = open == null
                ? UncertainSendResolver.opened(send, send.campaign().doubt(index), unclear, policy, now.steady())
                : UncertainSendResolver.refused(send, open, unclear.reason(), policy, now.steady());
        send.campaign().doubt(index, uncertainSendResolver.openSend());
        activity.settle(uncertainSendResolver);
    }

    /** The event that follows from an answer that came after {@code send} was concluded; empty if none does. */
    public List<SessionEvent> late(InFlight send, SendOutcome outcome, ClockReading now) {
        SessionEvent event =
                outcome instanceof SendOutcome.Sent sent ? lateSent(send, sent, now) : lateEnd(send, outcome, now);
        return event == null ? List.of() : List.of(event);
    }

    /** It was sent, whatever has been thought of it meanwhile. */
    private @Nullable SessionEvent lateSent(InFlight send, SendOutcome.Sent sent, ClockReading now) {
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

    /** It was not sent, or is no longer awaited, which is no evidence about another start of it. */
    private @Nullable SessionEvent lateEnd(InFlight send, SendOutcome outcome, ClockReading now) {
        UncertainSendResolver uncertainSendResolver = activity.uncertainSendResolver();
        if (uncertainSendResolver == null || !uncertainSendResolver.isOf(send)) {
            return null;
        }
        if (outcome instanceof SendOutcome.SessionBlocked blocked) {
            blocked(send, blocked, now);
        }
        return uncertainSendResolver.event(outcome, now);
    }

    private void blocked(InFlight send, SendOutcome.SessionBlocked blocked, ClockReading now) {
        boolean isForStrangers = blocked.blockReason() == BlockReason.ACCOUNT_RESTRICTED
                && newChatLimiter.refused(
                        send.campaign().campaign.lane(), send.request().chatId(), blocked.reason(), now.wall());
        if (isForStrangers) {
            sessionBackoff.cleared();
        } else {
            sessionBackoff.failed(blocked.blockReason(), blocked.reason(), now.steady());
        }
    }

    /** A look at the session came back. */
    public void looked(SessionHealth state, long now) {
        activity.answered();
        if (state instanceof SessionHealth.NotWorking notWorking) {
            sessionBackoff.looked(notWorking, now);
        } else {
            sessionBackoff.lifted();
        }
    }

    /** A command was carried out, and what it changes for good is recorded. */
    public void commanded(SessionCommand<?> command) {
        if (command instanceof SessionCommand.Execute) {
            acks.forget();
        }
        if (command instanceof SessionCommand.OfCampaign<?>) {
            newChatLimiter.lookAgain(); // what was passed over may be pending again
        }
    }

    /** The events to record of a signal; empty if it changes nothing for good. */
    public List<SessionEvent> events(SessionSignal signal) {
        return signals.events(signal);
    }

    /** A signal came, and what it changes for good is recorded. */
    public void signalled(SessionSignal signal, ClockReading now) {
        signals.apply(signal, now);
    }

    /** Whether sending it again cannot make a second message. */
    private boolean isHarmless(UncertainSendResolver open, ClockReading now) {
        return open.messageId != null && ids.isTakenOnce(open.request.message().kind(), now.steady());
    }

    /** The event that follows from what WAHA knows of the open send; empty while it stays open, or once it is over. */
    public List<SessionEvent> settle(LookupResult lookupResult, long askedAt, ClockReading now) {
        activity.answered();
        UncertainSendResolver uncertainSendResolver = activity.uncertainSendResolver();
        SessionEvent event = uncertainSendResolver == null
                ? null
                : uncertainSendResolver.event(
                        lookupResult, isHarmless(uncertainSendResolver, now), acks.hasSeenWebhook(), askedAt, now);
        return event == null ? List.of() : List.of(event);
    }
}
