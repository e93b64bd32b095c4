package io.turbozap.session.core;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendIntended;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionView;
import io.turbozap.session.command.FetchedCampaign;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.command.SessionSnapshot;
import io.turbozap.session.command.Verdict;
import io.turbozap.session.port.Consent;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
import io.turbozap.session.port.UncertainSend;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session decides, without the means to do any of it. Inputs give the events that follow from them; only
 * events that were recorded are applied, and {@link #decide} returns what to do next. It never has more than one request
 * in flight, and never starts one before its time.
 */
public final class SessionCore {

    /** The calendar's clock may be set: what waits for it looks up so often. */
    static final long LONGEST_CALENDAR_WAIT_MILLIS = 30_000;

    private final SessionState sessionState;
    private final SessionQueue queue = new SessionQueue();
    private final Pacing pacing;
    private final AckWatch acks;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final Activity activity = new Activity();
    private final StartTimes startTimes;
    private final SendPrefetch sendPrefetch;
    private final EventApplier applier;
    private final AutomaticTransitions automaticTransitions;
    private final SessionRecovery sessionRecovery;
    private final SendPlanner decisions;
    private final QueueStatusView queueStatusView;
    private final CommandHandler commands;
    private final SignalHandler signals;
    private final OutcomeHandler outcomes;
    private final Inquiries inquiries;

    public SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random) {
        this(policy, consent, random, LONGEST_CALENDAR_WAIT_MILLIS);
    }

    /** @param longestCalendarWait how often what waits for the calendar looks up, in milliseconds */
    SessionCore(SessionPolicy policy, Consent consent, RandomGenerator random, long longestCalendarWait) {
        this.pacing = new Pacing(policy.pacing(), random);
        this.acks = new AckWatch(policy.ackTimeout());
        this.sessionBackoff = new SessionBackoff(policy);
        this.newChatLimiter = new NewChatLimiter(policy.newChatRetry());
        this.applier = new EventApplier(queue, pacing, acks);
        this.automaticTransitions = new AutomaticTransitions(policy, queue);
        OwnIds ids = new OwnIds(policy, random);
        this.sendPrefetch = new SendPrefetch(policy, ids, consent);
        this.sessionState = new SessionState(policy, queue, pacing, acks, sessionBackoff, newChatLimiter, activity);
        this.startTimes = new StartTimes(sessionState, longestCalendarWait);
        this.sessionRecovery = new SessionRecovery(sessionState);
        this.decisions = new SendPlanner(sessionState, startTimes, sendPrefetch, ids);
        this.queueStatusView = new QueueStatusView(sessionState, startTimes);
        this.commands = new CommandHandler(queue);
        this.signals = new SignalHandler(sessionState);
        this.outcomes = new OutcomeHandler(sessionState, ids);
        this.inquiries = new Inquiries(sessionState, sendPrefetch, ids);
    }

    /** The state itself, for a forecast. */
    SessionState state() {
        return sessionState;
    }

    /** What it finds out to be able to send. */
    public Inquiries inquiries() {
        return inquiries;
    }

    /** Goes on where an earlier process ended. */
    public void restore(StoredSession stored, ClockReading now) {
        sessionRecovery.restore(stored, now);
    }

    /** Takes a campaign as it was recorded. */
    public QueuedCampaign adopt(StoredCampaign stored, ClockReading now) {
        sessionRecovery.adopt(stored, now);
        return queue.get(stored.campaign().id());
    }

    /** Starts nothing more. */
    public void drain() {
        activity.drain();
    }

    /** The store cannot record for this reason; null once it can again. */
    public void storeTrouble(@Nullable String reason) {
        activity.storeTrouble(reason);
    }

    /** Whether a request is with WAHA. */
    public boolean isSending() {
        return activity.isSending();
    }

    /** All campaigns in memory. */
    public Collection<QueuedCampaign> campaigns() {
        return queue.all();
    }

    /** A campaign in memory, or null if there is none of that id. */
    public @Nullable QueuedCampaign find(CampaignId campaign) {
        return queue.find(campaign);
    }

    /** What {@code campaign} shows of itself. */
    public CampaignView view(QueuedCampaign campaign) {
        return campaign.view(queue.isHeld());
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

    /** What to do now. The same again until it is being done. */
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

    /** The event to record before a request is sent. */
    public List<SessionEvent> intend(Decision.Send send, ClockReading now) {
        return List.of(new SendIntended(
                send.campaign().id(),
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
        pacing.started(campaign.lane(), now);
    }

    // What came of it

    /** The event that follows from the outcome of the request in flight. */
    public List<SessionEvent> conclude(SendOutcome outcome, ClockReading now) {
        return List.of(outcomes.conclude(outcome, now));
    }

    /** The request in flight is concluded, and recorded so. */
    public void concluded(SendOutcome ended, ClockReading now) {
        outcomes.concluded(ended, now);
    }

    /** The event that follows from an answer that came after {@code send} was concluded; empty if none does. */
    public List<SessionEvent> late(InFlight send, SendOutcome outcome, ClockReading now) {
        return listOf(outcomes.late(send, outcome, now));
    }

    /** The event that follows from what WAHA knows of the open send; empty while it stays open, or once it is over. */
    public List<SessionEvent> settle(LookupResult lookupResult, long askedAt, ClockReading now) {
        return listOf(outcomes.settle(lookupResult, askedAt, now));
    }

    private static List<SessionEvent> listOf(@Nullable SessionEvent event) {
        return event == null ? List.of() : List.of(event);
    }

    // Commands and signals

    /** Decides a command that changes something. */
    public Verdict decide(SessionCommand<?> command, ClockReading now) {
        return commands.decide(command, now);
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

    /** The answer to a question of {@code session}, or null if the campaign is not there. */
    public @Nullable LocalMessage answer(SessionCommand.Question<?> question, SessionName session, ClockReading now) {
        QueuedCampaign campaign = queue.find(question.campaign());
        if (campaign == null) {
            return null;
        }
        if (question instanceof SessionCommand.Read read) {
            return RequestReader.read(campaign, read);
        }
        return question instanceof SessionCommand.Fetch
                ? new FetchedCampaign(campaign.content())
                : new SessionSnapshot(sessionRecovery.snapshot(session, campaign, now), newChatLimiter.snapshot());
    }

    /** The events to record of a signal; empty if it changes nothing for good. */
    public List<SessionEvent> events(SessionSignal signal) {
        return signals.events(signal);
    }

    /** A signal came, and what it changes for good is recorded. */
    public void signalled(SessionSignal signal, ClockReading now) {
        signals.apply(signal, now);
    }
}
