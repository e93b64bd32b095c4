package io.turbozap.session.actor;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.BlockReason;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Capacity;
import io.turbozap.session.Execution;
import io.turbozap.session.Forecast;
import io.turbozap.session.OpenCampaigns;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RequestFilter;
import io.turbozap.session.RequestPage;
import io.turbozap.session.Retention;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionTally;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.core.CommandResult;
import io.turbozap.session.core.EvictionPolicy;
import io.turbozap.session.core.FetchedCampaign;
import io.turbozap.session.core.SessionCommand;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.core.SessionSnapshot;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.session.port.StoredSession;
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
    private final SessionPorts sessionPorts;
    private final InstantSource wall;
    private final Retention retention;
    private final SessionRegistry sessionRegistry = new SessionRegistry();
    private final SessionActors sessionActors;
    private final CapacityCheck capacityCheck;
    private final CompletedCampaignEvictor completed;
    private final CampaignCommandRouter desk;
    private final Forecasts forecasts;
    private final CampaignListing campaignListing;
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
            SessionPorts sessionPorts,
            InstantSource wall,
            Capacity capacity,
            Retention retention,
            long shutdownGrace) {
        this(
                vertx,
                policies,
                sessionPorts,
                wall,
                capacity,
                retention,
                new ActorLifetime(REST_AFTER_MILLIS, shutdownGrace));
    }

    public LocalSessions(
            Vertx vertx,
            Function<SessionName, SessionPolicy> policies,
            SessionPorts sessionPorts,
            InstantSource wall,
            Capacity capacity,
            Retention retention,
            ActorLifetime actorLifetime) {
        this.policies = policies;
        this.sessionPorts = sessionPorts;
        this.wall = wall;
        this.retention = retention;
        SessionEnvironment around =
                SessionEnvironment.of(policies, sessionPorts, new MonotonicClock(wall), sessionRegistry);
        this.sessionActors =
                new SessionActors(vertx, around, sessionPorts.archive(), actorLifetime, capacity.sessions());
        this.capacityCheck = new CapacityCheck(sessionActors, sessionRegistry, capacity);
        this.completed = new CompletedCampaignEvictor(
                sessionActors, sessionRegistry, new EvictionPolicy(retention, capacity.bytes() / 2));
        this.desk = new CampaignCommandRouter(sessionActors, sessionRegistry, sessionPorts.archive(), completed, wall);
        this.forecasts = new Forecasts(vertx, around);
        this.campaignListing = new CampaignListing(sessionPorts.archive(), sessionRegistry);
        sessionActors.later(() -> completed.watch(vertx, wall));
    }

    /** Goes on where an earlier process ended. Fails if what was recorded cannot be read. */
    public Future<Void> recover() {
        return sessionPorts.archive().isHeld().onSuccess(sessionActors::hold).compose(held -> sessionPorts
                .archive()
                .recover(retention, wall.millis(), this::recover));
    }

    private Future<Void> recover(StoredSession stored) {
        stored.campaigns().forEach(completed::restored);
        return sessionActors.recover(stored);
    }

    @Override
    public Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt) {
        return admit(campaign, new SessionCommand.Create(campaign, scheduledAt));
    }

    @Override
    public Future<CampaignView> start(Campaign campaign) {
        return admit(campaign, new SessionCommand.Start(campaign));
    }

    private Future<CampaignView> admit(Campaign campaign, SessionCommand command) {
        if (closing) {
            return Future.failedFuture(new CommandException(CommandException.Code.NOT_RECORDED, "shutting down"));
        }
        return capacityCheck.admit(campaign).compose(admitted -> sessionActors
                .<CommandResult>ask(campaign.session(), command)
                .map(CommandResult::requireCampaign)
                .onComplete(answered -> sessionRegistry.expectNoLonger(campaign.id())));
    }

    @Override
    public Future<CampaignView> update(Campaign replacement, @Nullable Long scheduledAt) {
        return capacityCheck
                .admit(replacement.session())
                .compose(admitted -> sessionActors.wake(replacement.session()))
                .compose(awake -> move(replacement, scheduledAt))
                .map(CommandResult::requireCampaign);
    }

    private Future<CommandResult> move(Campaign replacement, @Nullable Long scheduledAt) {
        return desk.<CommandResult>ask(replacement.id(), new SessionCommand.Update(replacement, scheduledAt))
                .compose(result -> result.campaign() == null
                        ? desk.adopt(StoredCampaign.fresh(replacement, scheduledAt, wall.millis()))
                        : Future.succeededFuture(result));
    }

    private Future<CampaignView> command(SessionCommand.OfCampaign command) {
        return desk.<CommandResult>ask(command.campaign(), command).map(CommandResult::requireCampaign);
    }

    private Future<Execution> execution(SessionCommand.OfCampaign command) {
        return desk.<CommandResult>ask(command.campaign(), command).map(CommandResult::execution);
    }

    @Override
    public Future<Void> delete(CampaignId campaign) {
        return desk.ask(campaign, new SessionCommand.Delete(campaign)).mapEmpty();
    }

    @Override
    public Future<Execution> execute(CampaignId campaign) {
        return execution(new SessionCommand.Execute(campaign));
    }

    @Override
    public Future<CampaignView> pause(CampaignId campaign) {
        return command(new SessionCommand.Pause(campaign));
    }

    @Override
    public Future<CampaignView> resume(CampaignId campaign) {
        return command(new SessionCommand.Resume(campaign));
    }

    @Override
    public Future<CampaignView> stop(CampaignId campaign) {
        return command(new SessionCommand.Stop(campaign));
    }

    @Override
    public Future<Execution> retry(CampaignId campaign, RetryScope scope) {
        return execution(new SessionCommand.Retry(campaign, scope));
    }

    @Override
    public Future<Execution> retry(CampaignId campaign, List<Integer> requests) {
        return execution(new SessionCommand.RetrySome(campaign, requests));
    }

    @Override
    public Future<CampaignView> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests) {
        return command(new SessionCommand.Settle(campaign, action, requests));
    }

    @Override
    public Future<Campaign> fetch(CampaignId campaign) {
        return desk.<FetchedCampaign>ask(campaign, new SessionCommand.Fetch(campaign))
                .map(FetchedCampaign::campaign);
    }

    @Override
    public Future<RequestPage> requests(CampaignId campaign, RequestFilter filter, int from, int limit) {
        return desk.ask(campaign, new SessionCommand.Read(campaign, filter, from, limit));
    }

    @Override
    public Future<Forecast> forecast(CampaignId campaign, @Nullable Long at) {
        return desk.<SessionSnapshot>ask(campaign, new SessionCommand.Foresee(campaign))
                .compose(snapshot ->
                        forecasts.foresee(campaign, at, snapshot).recover(CampaignCommandRouter::notRecorded));
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
        return sessionPorts
                .journal()
                .recordHold(held)
                .onSuccess(recorded -> sessionActors.hold(held))
                .compose(recorded -> sessionActors.orderAll(command));
    }

    @Override
    public Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions) {
        Map<SessionName, PacingRules> rules = new HashMap<>();
        List<SessionName> asleep = new ArrayList<>();
        for (SessionName session : sessions) {
            SessionRegistry.Pace pace = sessionRegistry.pace(session);
            PacingRules own = pace == null ? null : pace.own();
            rules.put(session, own == null ? configuredPacing(session) : own);
            if (pace == null) {
                asleep.add(session);
            }
        }
        return asleep.isEmpty()
                ? Future.succeededFuture(rules)
                : sessionPorts.archive().paces(asleep).map(own -> {
                    rules.putAll(own);
                    return rules;
                });
    }

    @Override
    public PacingRules configuredPacing(SessionName session) {
        return policies.apply(session).pacing();
    }

    @Override
    public Future<Void> pace(SessionName session, @Nullable PacingRules rules) {
        return capacityCheck
                .admit(session)
                .compose(admitted -> sessionActors.ask(session, new SessionCommand.Pace(rules)))
                .mapEmpty();
    }

    @Override
    public void acked(SessionName session) {
        sessionActors.signal(session, SessionCommand.Acked.INSTANCE);
    }

    @Override
    public void webhookRefused(SessionName session) {
        sessionActors.signal(session, SessionCommand.WebhookRefused.INSTANCE);
    }

    @Override
    public void changed(SessionName session, boolean working) {
        sessionActors.signal(session, new SessionCommand.Changed(working));
    }

    @Override
    public void limited(SessionName session, AccountLimits limits) {
        sessionActors.signal(session, new SessionCommand.Limited(limits));
    }

    @Override
    public void refusedStranger(SessionName session, @Nullable Long until) {
        sessionActors.signal(session, new SessionCommand.RefusedStranger(until));
    }

    @Override
    public void sighted(SessionName session, String messageId, String chatId) {
        SessionView view = sessionRegistry.session(session);
        boolean settles = view != null
                && view.blockedBy().stream().anyMatch(blocker -> blocker.blockReason() == BlockReason.SETTLING);
        if (settles) {
            sessionActors.signal(session, new SessionCommand.Sighted(messageId, chatId));
        }
    }

    @Override
    public void wrote(SessionName session, String chatId) {
        sessionActors.signal(session, new SessionCommand.Wrote(chatId));
    }

    @Override
    public @Nullable CampaignView campaign(CampaignId campaign) {
        return sessionRegistry.campaign(campaign);
    }

    @Override
    public Future<@Nullable CampaignView> find(CampaignId campaign) {
        CampaignView known = sessionRegistry.campaign(campaign);
        return known != null
                ? Future.succeededFuture(known)
                : sessionPorts.archive().view(campaign).map(view -> {
                    CampaignView meanwhile = sessionRegistry.campaign(campaign);
                    return meanwhile != null ? meanwhile : view;
                });
    }

    @Override
    public int campaignsInMemory() {
        return sessionRegistry.campaignCount();
    }

    @Override
    public OpenCampaigns openCampaigns() {
        return sessionRegistry.openCampaigns();
    }

    @Override
    public Future<Long> campaignCount() {
        return sessionPorts.archive().count().map(recorded -> Math.max(recorded, sessionRegistry.campaignCount()));
    }

    @Override
    public Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        return campaignListing.page(filter, after, limit);
    }

    @Override
    public List<SessionView> sessions() {
        return sessionRegistry.sessions();
    }

    @Override
    public @Nullable SessionView session(SessionName session) {
        return sessionRegistry.session(session);
    }

    @Override
    public SessionTally tally(SessionName session) {
        return sessionRegistry.tally(session);
    }

    @Override
    public List<CampaignView> queued(SessionName session) {
        return sessionRegistry.queued(session);
    }

    @Override
    public Future<Void> close() {
        closing = true;
        return sessionActors.close();
    }
}
