package io.turbozap.session;

import io.turbozap.campaign.Audience;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Contacts;
import io.turbozap.campaign.Progress;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Sessions} in this process. */
public final class LocalSessions implements Sessions {

    /**
     * How much there may be at once.
     *
     * @param campaigns campaigns in memory, whatever their status
     * @param sessions sessions with an actor
     * @param bytes memory that campaigns take together
     */
    public record Capacity(int campaigns, int sessions, long bytes) {}

    /** What sessions need of the rest of the house. */
    public record Ports(
            Gateway.Opener gateways,
            Journal journal,
            Archive archive,
            Audiences audiences,
            Consent consent,
            NumberMemory numbers,
            KnownChats knownChats) {

        /** Ports to nothing but a gateway: everything is in memory alone. */
        public static Ports of(Gateway.Opener gateways) {
            return new Ports(
                    gateways,
                    Journal.none(),
                    Archive.none(),
                    campaign -> Future.failedFuture("there is no address book"),
                    Consent.ofAll(),
                    NumberMemory.none(),
                    KnownChats.none());
        }
    }

    private static final Logger log = LoggerFactory.getLogger(LocalSessions.class);
    private static final long RETIRE_EVERY_MILLIS = 30_000;

    private final Vertx vertx;
    private final Function<SessionName, SessionPolicy> policies;
    private final Ports ports;
    private final InstantSource wall;
    private final SessionClock clock;
    private final Capacity capacity;
    private final Retention retention;
    private final Board board = new Board();
    private final Listing listing;
    private final CampaignRoom room;
    private final Retirement retirement;
    private final Actors actors;
    private volatile boolean closing;

    /**
     * Create it outside of any verticle, and {@link #recover} before anything else.
     *
     * @param policies the policy of each session
     * @param shutdownGrace how long {@link #close} waits for what is in flight, in milliseconds
     */
    public LocalSessions(
            Vertx vertx,
            Function<SessionName, SessionPolicy> policies,
            Ports ports,
            InstantSource wall,
            Capacity capacity,
            Retention retention,
            long shutdownGrace) {
        this.vertx = vertx;
        this.policies = policies;
        this.ports = ports;
        this.wall = wall;
        this.clock = new SteadyClock(wall);
        this.capacity = capacity;
        this.retention = retention;
        this.listing = new Listing(ports.archive(), board);
        this.room = new CampaignRoom(board, capacity);
        this.retirement = new Retirement(retention, capacity.bytes() / 2);
        Surroundings around = new Surroundings(
                policies,
                ports.gateways(),
                ports.journal(),
                ports.audiences(),
                ports.consent(),
                ports.numbers(),
                ports.knownChats(),
                new Random(),
                clock,
                board);
        this.actors = new Actors(vertx, around, shutdownGrace);
        actors.later(() -> {
            vertx.eventBus().<Announcement>localConsumer(Announcement.ADDRESS, news -> heard(news.body()));
            vertx.setPeriodic(RETIRE_EVERY_MILLIS, tick -> retire(wall.millis()));
        });
    }

    /** Goes on where an earlier process ended. Fails if what was recorded cannot be read. */
    public Future<Void> recover() {
        return ports.archive().isHeld().onSuccess(actors::hold).compose(held -> ports.archive()
                .recover(retention, wall.millis(), this::recover));
    }

    private Future<Void> recover(StoredSession stored) {
        for (StoredCampaign campaign : stored.campaigns()) {
            keepUntilRetired(campaign);
        }
        return actors.recover(stored);
    }

    @Override
    public Future<SessionReply> create(Campaign campaign, @Nullable Long scheduledAt) {
        if (closing) {
            return Future.succeededFuture(new SessionReply.NotRecorded("shutting down"));
        }
        String shortage = admit(campaign);
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : actors.ask(campaign.session(), new SessionCommand.Create(campaign, scheduledAt))
                        .onComplete(answered -> room.arrived(campaign));
    }

    /** Takes room for a campaign and for its session; says what there is not enough of. */
    private synchronized @Nullable String admit(Campaign campaign) {
        String shortage = admit(campaign.session());
        if (shortage == null) {
            shortage = room.take(campaign);
        }
        if (shortage == null) {
            actors.spawn(campaign.session());
        }
        return shortage;
    }

    private @Nullable String admit(SessionName session) {
        return !actors.has(session) && actors.count() >= capacity.sessions()
                ? "There are too many sessions: use one of them, or raise MAX_SESSIONS"
                : null;
    }

    @Override
    public Future<SessionReply> update(Campaign replacement, @Nullable Long scheduledAt) {
        String shortage = admit(replacement.session());
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : askAbout(replacement.id(), new SessionCommand.Update(replacement, scheduledAt))
                        .compose(reply -> reply instanceof SessionReply.Done done && done.campaign() == null
                                ? adopt(fresh(replacement, scheduledAt, wall.millis()))
                                : Future.succeededFuture(reply));
    }

    private static StoredCampaign fresh(Campaign campaign, @Nullable Long scheduledAt, long now) {
        CampaignStatus status = scheduledAt == null ? CampaignStatus.PENDING : CampaignStatus.SCHEDULED;
        Progress progress = new Progress(campaign.totalRequests());
        return new StoredCampaign(campaign, status, null, false, scheduledAt, null, null, now, progress, List.of());
    }

    private Future<SessionReply> adopt(StoredCampaign stored) {
        return actors.ask(stored.campaign().session(), new SessionCommand.Adopt(stored));
    }

    @Override
    public Future<SessionReply> delete(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Delete(campaign));
    }

    @Override
    public Future<SessionReply> execute(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Execute(campaign));
    }

    @Override
    public Future<SessionReply> pause(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Pause(campaign));
    }

    @Override
    public Future<SessionReply> resume(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Resume(campaign));
    }

    @Override
    public Future<SessionReply> stop(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Stop(campaign));
    }

    @Override
    public Future<SessionReply> retry(CampaignId campaign, RetryScope scope) {
        return askAbout(campaign, new SessionCommand.Retry(campaign, scope));
    }

    @Override
    public Future<SessionReply> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests) {
        return askAbout(campaign, new SessionCommand.Settle(campaign, action, requests));
    }

    @Override
    public Future<SessionReply> fetch(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Fetch(campaign));
    }

    @Override
    public Future<SessionReply> requests(CampaignId campaign, @Nullable SendState state, int from, int limit) {
        return askAbout(campaign, new SessionCommand.Read(campaign, state, from, limit));
    }

    @Override
    public Future<SessionReply> forecast(CampaignId campaign) {
        return askAbout(campaign, new SessionCommand.Foresee(campaign))
                .compose(reply -> reply instanceof SessionReply.Snapshot snapshot
                        ? foresee(campaign, snapshot.session(), snapshot.newChats())
                        : Future.succeededFuture(reply));
    }

    private Future<SessionReply> foresee(CampaignId id, StoredSession session, NewChats.Snapshot newChats) {
        StoredCampaign subject = session.campaign(id);
        if (subject.status() == CampaignStatus.COMPLETED) {
            return Future.succeededFuture(new SessionReply.Conflict("Campaign already completed"));
        }
        SessionPolicy policy = policies.apply(session.session());
        Moment now = clock.now();
        return addressed(session, subject)
                .compose(start -> vertx.<SessionReply>executeBlocking(
                        () -> new SessionReply.Forecasted(
                                new ForecastRun(id, start, newChats, policy, ports.consent(), now).run()),
                        /* ordered= */ false))
                .recover(LocalSessions::notRecorded);
    }

    /** The session with the contacts that {@code subject} and those before it would go to if they started now. */
    private Future<StoredSession> addressed(StoredSession session, StoredCampaign subject) {
        Map<Audience, Contacts> taken = new HashMap<>();
        Future<StoredSession> result = Future.succeededFuture(session);
        for (StoredCampaign campaign : session.campaigns()) {
            Audience audience = campaign.campaign().audience();
            if (audience != null && campaign.mayDelay(subject)) {
                result = result.compose(before -> contacts(campaign.campaign(), audience, taken)
                        .map(contacts -> before.with(campaign.to(contacts))));
            }
        }
        return result;
    }

    /** Most campaigns are for everybody, who need not be read again for each. */
    private Future<Contacts> contacts(Campaign campaign, Audience audience, Map<Audience, Contacts> taken) {
        Contacts known = taken.get(audience);
        return known != null
                ? Future.succeededFuture(known)
                : ports.audiences().take(campaign).onSuccess(contacts -> taken.put(audience, contacts));
    }

    @Override
    public Future<Void> stopAll() {
        return holdAll(true, SessionCommand.Hold.INSTANCE);
    }

    @Override
    public Future<Void> resumeAll() {
        return holdAll(false, SessionCommand.Release.INSTANCE);
    }

    private Future<Void> holdAll(boolean held, SessionCommand command) {
        return ports.journal()
                .recordHold(held)
                .onSuccess(recorded -> actors.hold(held))
                .compose(recorded -> askAll(command));
    }

    private Future<Void> askAll(SessionCommand command) {
        List<Future<SessionReply>> answers = new ArrayList<>();
        actors.sessions()
                .forEach(session -> answers.add(actors.ask(session, command).compose(LocalSessions::refuseUnrecorded)));
        return Future.join(answers).mapEmpty();
    }

    private static Future<SessionReply> refuseUnrecorded(SessionReply reply) {
        return reply instanceof SessionReply.NotRecorded unrecorded
                ? Future.failedFuture(unrecorded.reason())
                : Future.succeededFuture(reply);
    }

    @Override
    public PacingRules pacing(SessionName session) {
        PacingRules own = board.pace(session);
        return own == null ? configuredPacing(session) : own;
    }

    @Override
    public PacingRules configuredPacing(SessionName session) {
        return policies.apply(session).pacing();
    }

    @Override
    public Future<SessionReply> pace(SessionName session, @Nullable PacingRules rules) {
        String shortage = admit(session);
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : actors.ask(session, new SessionCommand.Pace(rules));
    }

    @Override
    public void acked(SessionName session) {
        actors.tell(session, SessionCommand.Acked.INSTANCE);
    }

    @Override
    public void changed(SessionName session, boolean working) {
        actors.tell(session, new SessionCommand.Changed(working));
    }

    @Override
    public void limited(SessionName session, AccountLimits limits) {
        actors.tell(session, new SessionCommand.Limited(limits));
    }

    @Override
    public void refusedStranger(SessionName session, @Nullable Long until) {
        actors.tell(session, new SessionCommand.RefusedStranger(until));
    }

    @Override
    public void wrote(SessionName session, String chatId) {
        actors.tell(session, new SessionCommand.Wrote(chatId));
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        return board.campaign(campaign);
    }

    @Override
    public Future<@Nullable CampaignView> find(CampaignId campaign) {
        CampaignView known = board.campaign(campaign);
        return known != null
                ? Future.succeededFuture(known)
                : ports.archive().view(campaign).map(view -> {
                    CampaignView meanwhile = board.campaign(campaign);
                    return meanwhile != null ? meanwhile : view;
                });
    }

    @Override
    public int campaignsInMemory() {
        return board.campaignCount();
    }

    @Override
    public Future<Long> campaignCount() {
        return ports.archive().count().map(recorded -> Math.max(recorded, board.campaignCount()));
    }

    @Override
    public Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return listing.page(filter, after, limit);
    }

    @Override
    public List<SessionView> workers() {
        return board.workers();
    }

    @Override
    public @Nullable SessionView worker(SessionName session) {
        return board.worker(session);
    }

    @Override
    public List<CampaignView> queued(SessionName session) {
        return board.queued(session);
    }

    @Override
    public Future<Void> close() {
        closing = true;
        return actors.close();
    }

    private void heard(Announcement news) {
        if (news.event() instanceof SessionEvent.CampaignCompleted completed) {
            CampaignView view = board.campaign(completed.campaign());
            long bytes = view == null ? 0 : Board.bytes(view.campaign());
            retirement.completed(completed.campaign(), completed.at(), bytes);
            retire(completed.at());
        }
    }

    private void keepUntilRetired(StoredCampaign stored) {
        Long completedAt = stored.completedAt();
        if (stored.status() == CampaignStatus.COMPLETED && completedAt != null) {
            Campaign campaign = stored.campaign();
            actors.later(() -> retirement.completed(campaign.id(), completedAt, Board.bytes(campaign.head())));
        }
    }

    private void retire(long now) {
        for (Retirement.Completed due : retirement.due(now)) {
            CampaignView view = board.campaign(due.campaign());
            if (view != null) {
                actors.ask(view.campaign().session(), new SessionCommand.Retire(due.campaign()))
                        .compose(LocalSessions::refuseUnrecorded)
                        .onFailure(failure -> stay(due, failure));
            }
        }
    }

    private void stay(Retirement.Completed due, Throwable failure) {
        log.warn("campaign {} stays in memory for now: {}", due.campaign(), failure.getMessage());
        actors.later(() -> retirement.completed(due.campaign(), due.at(), due.bytes()));
    }

    /** Asks the session that a campaign belongs to; one that left the memory is brought back first. */
    private Future<SessionReply> askAbout(CampaignId campaign, SessionCommand command) {
        CampaignView known = board.campaign(campaign);
        return known == null
                ? askArchived(campaign, command)
                : actors.ask(known.campaign().session(), command)
                        .compose(reply -> reply == SessionReply.NotFound.INSTANCE
                                ? askArchived(campaign, command) // it left the memory, or the session, meanwhile
                                : Future.succeededFuture(reply));
    }

    private Future<SessionReply> askArchived(CampaignId campaign, SessionCommand command) {
        return ports.archive()
                .campaign(campaign)
                .compose(stored -> stored == null
                        ? Future.succeededFuture(SessionReply.NotFound.INSTANCE)
                        : askAgain(stored, command))
                .recover(LocalSessions::notRecorded);
    }

    private Future<SessionReply> askAgain(StoredCampaign stored, SessionCommand command) {
        keepUntilRetired(stored);
        return adopt(stored)
                .compose(adopted -> adopted instanceof SessionReply.Done
                        ? actors.ask(stored.campaign().session(), command)
                        : Future.succeededFuture(adopted));
    }

    private static Future<SessionReply> notRecorded(Throwable failure) {
        return Future.succeededFuture(new SessionReply.NotRecorded(String.valueOf(failure.getMessage())));
    }
}
