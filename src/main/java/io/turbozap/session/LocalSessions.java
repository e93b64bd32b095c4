package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Sessions} in this process. */
public final class LocalSessions implements Sessions {

    /** An actor without anything to do stays so long. */
    private static final long REST_AFTER_MILLIS = 30_000;

    private final Function<SessionName, SessionPolicy> policies;
    private final Ports ports;
    private final InstantSource wall;
    private final Retention retention;
    private final Board board = new Board();
    private final Actors actors;
    private final Admission admission;
    private final CompletedCampaigns completed;
    private final CampaignDesk desk;
    private final Forecasts forecasts;
    private final Listing listing;
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
        this(vertx, policies, ports, wall, capacity, retention, new Lifespan(REST_AFTER_MILLIS, shutdownGrace));
    }

    LocalSessions(
            Vertx vertx,
            Function<SessionName, SessionPolicy> policies,
            Ports ports,
            InstantSource wall,
            Capacity capacity,
            Retention retention,
            Lifespan lifespan) {
        this.policies = policies;
        this.ports = ports;
        this.wall = wall;
        this.retention = retention;
        Surroundings around = ports.around(policies, new SteadyClock(wall), board);
        this.actors = new Actors(vertx, around, ports.archive(), lifespan, capacity.sessions());
        this.admission = new Admission(actors, board, capacity);
        this.completed = new CompletedCampaigns(actors, board, new Retirement(retention, capacity.bytes() / 2));
        this.desk = new CampaignDesk(actors, board, ports.archive(), completed, wall);
        this.forecasts = new Forecasts(vertx, around);
        this.listing = new Listing(ports.archive(), board);
        actors.later(() -> completed.watch(vertx, wall));
    }

    /** Goes on where an earlier process ended. Fails if what was recorded cannot be read. */
    public Future<Void> recover() {
        return ports.archive().isHeld().onSuccess(actors::hold).compose(held -> ports.archive()
                .recover(retention, wall.millis(), this::recover));
    }

    private Future<Void> recover(StoredSession stored) {
        stored.campaigns().forEach(completed::restored);
        return actors.recover(stored);
    }

    @Override
    public Future<SessionReply> create(Campaign campaign, @Nullable Long scheduledAt) {
        return admit(campaign, new SessionCommand.Create(campaign, scheduledAt));
    }

    @Override
    public Future<SessionReply> start(Campaign campaign) {
        return admit(campaign, new SessionCommand.Start(campaign));
    }

    private Future<SessionReply> admit(Campaign campaign, SessionCommand command) {
        if (closing) {
            return Future.succeededFuture(new SessionReply.NotRecorded("shutting down"));
        }
        String shortage = admission.admit(campaign);
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : actors.ask(campaign.session(), command).onComplete(answered -> board.expectNoLonger(campaign.id()));
    }

    @Override
    public Future<SessionReply> update(Campaign replacement, @Nullable Long scheduledAt) {
        String shortage = admission.admit(replacement.session());
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : actors.wake(replacement.session())
                        .compose(awake -> move(replacement, scheduledAt))
                        .recover(failure -> failure instanceof NotWoken reason
                                ? Future.succeededFuture(reason.reply())
                                : Future.failedFuture(failure));
    }

    private Future<SessionReply> move(Campaign replacement, @Nullable Long scheduledAt) {
        return desk.ask(replacement.id(), new SessionCommand.Update(replacement, scheduledAt))
                .compose(reply -> reply instanceof SessionReply.Done done && done.campaign() == null
                        ? desk.adopt(StoredCampaign.fresh(replacement, scheduledAt, wall.millis()))
                        : Future.succeededFuture(reply));
    }

    @Override
    public Future<SessionReply> delete(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Delete(campaign));
    }

    @Override
    public Future<SessionReply> execute(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Execute(campaign));
    }

    @Override
    public Future<SessionReply> pause(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Pause(campaign));
    }

    @Override
    public Future<SessionReply> resume(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Resume(campaign));
    }

    @Override
    public Future<SessionReply> stop(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Stop(campaign));
    }

    @Override
    public Future<SessionReply> retry(CampaignId campaign, RetryScope scope) {
        return desk.ask(campaign, new SessionCommand.Retry(campaign, scope));
    }

    @Override
    public Future<SessionReply> retry(CampaignId campaign, List<Integer> requests) {
        return desk.ask(campaign, new SessionCommand.RetrySome(campaign, requests));
    }

    @Override
    public Future<SessionReply> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests) {
        return desk.ask(campaign, new SessionCommand.Settle(campaign, action, requests));
    }

    @Override
    public Future<SessionReply> fetch(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Fetch(campaign));
    }

    @Override
    public Future<SessionReply> requests(CampaignId campaign, RequestFilter filter, int from, int limit) {
        return desk.ask(campaign, new SessionCommand.Read(campaign, filter, from, limit));
    }

    @Override
    public Future<SessionReply> forecast(CampaignId campaign, @Nullable Long at) {
        return desk.ask(campaign, new SessionCommand.Foresee(campaign))
                .compose(reply -> reply instanceof SessionReply.Snapshot snapshot
                        ? forecasts.foresee(campaign, at, snapshot).recover(CampaignDesk::notRecorded)
                        : Future.succeededFuture(reply));
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
                .compose(recorded -> actors.orderAll(command));
    }

    @Override
    public Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions) {
        Map<SessionName, PacingRules> rules = new HashMap<>();
        List<SessionName> asleep = new ArrayList<>();
        for (SessionName session : sessions) {
            Board.Pace pace = board.pace(session);
            PacingRules own = pace == null ? null : pace.own();
            rules.put(session, own == null ? configuredPacing(session) : own);
            if (pace == null) {
                asleep.add(session);
            }
        }
        return asleep.isEmpty()
                ? Future.succeededFuture(rules)
                : ports.archive().paces(asleep).map(own -> {
                    rules.putAll(own);
                    return rules;
                });
    }

    @Override
    public PacingRules configuredPacing(SessionName session) {
        return policies.apply(session).pacing();
    }

    @Override
    public Future<SessionReply> pace(SessionName session, @Nullable PacingRules rules) {
        String shortage = admission.admit(session);
        return shortage != null
                ? Future.succeededFuture(new SessionReply.Full(shortage))
                : actors.ask(session, new SessionCommand.Pace(rules));
    }

    @Override
    public void acked(SessionName session) {
        actors.tell(session, SessionCommand.Acked.INSTANCE);
    }

    @Override
    public void unheard(SessionName session) {
        actors.tell(session, SessionCommand.Unheard.INSTANCE);
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
    public void sighted(SessionName session, String messageId, String chatId) {
        SessionView view = board.worker(session);
        boolean settles =
                view != null && view.blockedBy().stream().anyMatch(blocker -> blocker.rule() == Rule.SETTLING);
        if (settles) {
            actors.tell(session, new SessionCommand.Sighted(messageId, chatId));
        }
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
    public OpenCampaigns openCampaigns() {
        return board.openCampaigns();
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
    public Tally tally(SessionName session) {
        return board.tally(session);
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
}
