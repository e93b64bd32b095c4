package io.turbozap.waha.session;

import io.turbozap.actor.ActorVerticle;
import io.turbozap.actor.CommandException;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.Channel;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.WahaConfig;
import io.turbozap.outbound.Outbound;
import io.turbozap.session.AccountLimits;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Houses the followers of all sessions on one event loop, and shows what they see. */
final class WahaSessionsVerticle extends ActorVerticle<WahaSessionCommand> {

    /** Where it listens. */
    static final String ADDRESS = "accounts";

    private static final Logger log = LoggerFactory.getLogger(WahaSessionsVerticle.class);
    private static final long SHUTDOWN_GRACE_MILLIS = 1_000;

    private final Outbound outbound;
    private final WahaConfig config;
    private final SessionConfig ours;
    private final int most;
    private final InstantSource clock;
    private final WahaSessionRegistry board;
    private final SessionSignals signals;
    private final Map<SessionName, WahaSessionActor> actors = new HashMap<>();
    private WahaSessionActor.@Nullable Environment environment;
    private @Nullable WahaSessionClient calls;
    private @Nullable Future<Boolean> listing;

    /** @param most how many sessions are followed at once */
    WahaSessionsVerticle(
            Outbound outbound,
            WahaConfig config,
            SessionConfig ours,
            int most,
            InstantSource clock,
            WahaSessionRegistry board,
            SessionSignals signals) {
        super(ADDRESS, SHUTDOWN_GRACE_MILLIS);
        this.outbound = outbound;
        this.config = config;
        this.ours = ours;
        this.most = most;
        this.clock = clock;
        this.board = board;
        this.signals = signals;
    }

    @Override
    protected Future<?> open(Timers timers) {
        environment = new Environment(timers);
        calls = new WahaSessionClient(outbound, config);
        return vertx.eventBus()
                .<SessionChanged>localConsumer(SessionChanged.ADDRESS, news -> sessionChanged(news.body()))
                .completion();
    }

    /** What was ordered may end within the grace. */
    @Override
    protected Future<?> drain() {
        return Future.succeededFuture();
    }

    /** Asks WAHA nothing more. */
    @Override
    protected Future<?> release() {
        actors.values().forEach(WahaSessionActor::close);
        requireCalls().close();
        return Future.succeededFuture();
    }

    @Override
    protected Future<?> handle(WahaSessionCommand command) {
        if (command instanceof WahaSessionCommand.Operate operate) {
            WahaSessionActor actor = actor(operate.session());
            return actor == null
                    ? Future.failedFuture(new CommandException(
                            CommandException.Code.FULL, "There are too many sessions: delete one that is not needed"))
                    : actor.operate(operate.operation());
        }
        if (command instanceof WahaSessionCommand.Refresh refresh) {
            WahaSessionActor actor = actor(refresh.session());
            return actor == null ? Future.succeededFuture(board.view(refresh.session())) : actor.refresh();
        }
        if (command == WahaSessionCommand.RefreshAll.INSTANCE) {
            return probeAll();
        }
        if (command instanceof WahaSessionCommand.FetchPairingCode fetch) {
            return pairingCode(fetch);
        }
        if (command instanceof WahaSessionCommand.Notified notified) {
            with(notified.session(), WahaSessionActor::notified);
            return Future.succeededFuture();
        }
        if (command instanceof WahaSessionCommand.Suspect suspect) {
            with(suspect.session(), WahaSessionActor::probeSoon);
            return Future.succeededFuture();
        }
        throw new IllegalStateException("unknown command " + command.getClass());
    }

    /**
     * WAHA does not know a session that does not run when it is asked for a code, so a probe shows whether there is one.
     */
    private Future<PairingCode> pairingCode(WahaSessionCommand.FetchPairingCode fetch) {
        WahaSessionClient asking = requireCalls();
        return asking.pairingCode(fetch.session(), fetch.phone())
                .compose(answer -> answer == WahaSessionAnswer.Absent.INSTANCE
                        ? asking.make(WahaSessionAction.PROBE, fetch.session(), null)
                        : Future.succeededFuture(answer))
                .compose(WahaSessionsVerticle::code);
    }

    private static Future<PairingCode> code(WahaSessionAnswer answer) {
        if (answer instanceof WahaSessionAnswer.Shown shown) {
            return Future.succeededFuture(new PairingCode(shown.text()));
        }
        if (answer instanceof WahaSessionAnswer.Conflict conflict) {
            return Future.failedFuture(WahaFailure.conflict(conflict.reason()));
        }
        if (answer instanceof WahaSessionAnswer.Info info) {
            return Future.failedFuture(WahaFailure.conflict("it is " + info.status() + ": connect it first"));
        }
        return Future.failedFuture(
                answer instanceof WahaSessionAnswer.Trouble trouble
                        ? trouble.failure().ofCommand()
                        : WahaFailure.notFound());
    }

    /** A session that has work is followed, for WhatsApp's limits concern it. */
    private void sessionChanged(SessionChanged news) {
        SessionName session = news.session();
        if (news.event() instanceof SessionEvent.CampaignStarted && session.channel() == Channel.WHATSAPP) {
            publishLimits(session, board.view(session).limits()); // it may not have been there when they were seen
            actor(session);
        }
    }

    private void publishLimits(SessionName session, AccountLimits limits) {
        if (!limits.equals(AccountLimits.UNKNOWN)) {
            signals.signal(session, new SessionSignal.Limited(limits));
        }
    }

    private interface ActorTask {
        void with(WahaSessionActor actor);
    }

    private void with(SessionName session, ActorTask actorTask) {
        WahaSessionActor actor = actor(session);
        if (actor != null) {
            actorTask.with(actor);
        }
    }

    /** The actor of a session, which begins with a probe if it is new; null if there is no room for it. */
    private @Nullable WahaSessionActor actor(SessionName session) {
        WahaSessionActor known = actors.get(session);
        if (known != null || actors.size() >= most) {
            return known;
        }
        WahaSessionActor actor = new WahaSessionActor(
                session,
                new WahaSessionMonitor(ours, MonitorPace.USUAL),
                Objects.requireNonNull(environment, "not open"));
        actors.put(session, actor);
        vertx.runOnContext(turn -> actor.begin());
        return actor;
    }

    /** One listing at a time, for everybody who asks meanwhile. */
    private Future<Boolean> probeAll() {
        Future<Boolean> known = listing;
        if (known == null) {
            known = requireCalls().list().map(this::learn);
            listing = known;
            known.onComplete(done -> listing = null);
        }
        return known;
    }

    /** Shows what WAHA listed, and probes what it did not; false if it did not answer. */
    private boolean learn(@Nullable Map<String, WahaSessionAnswer> listed) {
        if (listed == null) {
            return false;
        }
        listed.forEach((name, answer) -> {
            if (SessionName.isValid(name)) {
                with(new SessionName(name), actor -> actor.learn(answer));
            }
        });
        Map.copyOf(actors).forEach((session, actor) -> {
            if (!listed.containsKey(session.value())) {
                actor.probeSoon();
            }
        });
        return true;
    }

    private WahaSessionClient requireCalls() {
        if (calls == null) {
            throw new IllegalStateException("not started");
        }
        return calls;
    }

    /** The environment of the actors. */
    private final class Environment implements WahaSessionActor.Environment {

        private final Timers timers;

        Environment(Timers timers) {
            this.timers = timers;
        }

        @Override
        public Timers timers() {
            return timers;
        }

        @Override
        public Future<WahaSessionAnswer> make(
                WahaSessionAction action, SessionName session, WahaSessionMonitor wahaSessionMonitor) {
            if (action == WahaSessionAction.CONFIGURE) {
                log.info(
                        "session {}: our webhook is written into WAHA, which starts the session anew for it",
                        RedactedText.text(session));
            }
            return requireCalls().make(action, session, wahaSessionMonitor.bodyOf(action, session.value()));
        }

        @Override
        public long now() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public WahaSessionView show(SessionName session, WahaSessionMonitor wahaSessionMonitor) {
            Long seenAt = wahaSessionMonitor.session().seenAt();
            WahaSessionView view = new WahaSessionView(
                    session,
                    wahaSessionMonitor.session().state(),
                    wahaSessionMonitor.session().limits(),
                    wahaSessionMonitor.session().webhook(),
                    seenAt == null ? null : Long.valueOf(clock.millis() - (now() - seenAt)),
                    wahaSessionMonitor.trouble());
            WahaSessionState before = board.show(view);
            publishLimits(session, view.limits());
            if (!view.state().equals(before)) {
                vertx.eventBus().publish(WahaSessionChanged.ADDRESS, new WahaSessionChanged(session, view.state()));
            }
            return board.view(session);
        }

        @Override
        public void ended(SessionName session) {
            actors.remove(session);
            board.remove(session);
        }
    }
}
