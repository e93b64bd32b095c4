package io.turbozap.session.actor;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Capacity;
import io.turbozap.session.Retention;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
import io.turbozap.session.SessionView;
import io.turbozap.session.Sessions;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.SessionPorts;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Function;

/** {@link Sessions} in this process. */
public final class LocalSessions implements Sessions {

    /** An actor without anything to do stays so long. */
    private static final long REST_AFTER_MILLIS = 30_000;

    private final Archive archive;
    private final InstantSource wall;
    private final Retention retention;
    private final SessionRegistry sessionRegistry = new SessionRegistry();
    private final SessionActors sessionActors;
    private final CompletedCampaignEvictor completed;
    private final LocalCommands commands;
    private final LocalQueries queries;

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
        this.archive = sessionPorts.archive();
        this.wall = wall;
        this.retention = retention;
        SessionEnvironment around =
                SessionEnvironment.of(policies, sessionPorts, new MonotonicClock(wall), sessionRegistry);
        this.sessionActors = new SessionActors(vertx, around, archive, actorLifetime, capacity.sessions());
        this.completed = new CompletedCampaignEvictor(
                sessionActors, sessionRegistry, new EvictionPolicy(retention, capacity.bytes() / 2));
        CapacityCheck capacityCheck = new CapacityCheck(sessionActors, sessionRegistry, capacity);
        CampaignCommandRouter router =
                new CampaignCommandRouter(sessionActors, sessionRegistry, archive, completed, wall);
        this.commands =
                new LocalCommands(sessionActors, sessionRegistry, capacityCheck, router, sessionPorts.journal(), wall);
        this.queries = new LocalQueries(policies, archive, sessionRegistry, router, new Forecasts(vertx, around));
        sessionActors.later(() -> completed.watch(vertx, wall));
    }

    /** Goes on where an earlier process ended. Fails if what was recorded cannot be read. */
    public Future<Void> recover() {
        return archive.isHeld()
                .onSuccess(sessionActors::hold)
                .compose(held -> archive.recover(retention, wall.millis(), this::recover));
    }

    private Future<Void> recover(StoredSession stored) {
        stored.campaigns().forEach(completed::restored);
        return sessionActors.recover(stored);
    }

    @Override
    public SessionCommands commands() {
        return commands;
    }

    @Override
    public SessionQueries queries() {
        return queries;
    }

    @Override
    public SessionSignals signals() {
        return this::signal;
    }

    private void signal(SessionName session, SessionSignal signal) {
        boolean matters = !(signal instanceof SessionSignal.Sighted) || isSettling(session);
        if (matters) {
            sessionActors.signal(session, signal);
        }
    }

    /** Whether the session searches for a message, as it hardly ever does: most sightings are of other messages. */
    private boolean isSettling(SessionName session) {
        SessionView view = sessionRegistry.session(session);
        return view != null
                && view.blockedBy().stream().anyMatch(blocker -> blocker.blockReason() == BlockReason.SETTLING);
    }

    @Override
    public Future<Void> close() {
        commands.close();
        return sessionActors.close();
    }
}
