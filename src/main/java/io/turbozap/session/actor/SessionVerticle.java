package io.turbozap.session.actor;

import io.turbozap.actor.ActorVerticle;
import io.turbozap.actor.LocalMessage;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verticle of the actor of one session. */
final class SessionVerticle extends ActorVerticle<LocalMessage> {

    private final SessionName session;
    private final SessionEnvironment around;
    private final ActorLifetime actorLifetime;
    private final Runnable dormant;
    private @Nullable StoredSession stored;
    private @Nullable SessionActor actor;

    /**
     * A session that goes on where it is {@code stored}.
     *
     * @param dormant runs when the session has had nothing to do for a while
     */
    SessionVerticle(StoredSession stored, SessionEnvironment around, ActorLifetime actorLifetime, Runnable dormant) {
        super(address(stored.session()), actorLifetime.shutdownGrace());
        this.session = stored.session();
        this.stored = stored;
        this.around = around;
        this.actorLifetime = actorLifetime;
        this.dormant = dormant;
    }

    /** The address of the actor of {@code session}. */
    static String address(SessionName session) {
        return "session." + session.value();
    }

    @Override
    protected Future<?> open(Timers timers) {
        actor = new SessionActor(
                session,
                around,
                timers,
                event -> vertx.eventBus().publish(SessionChanged.ADDRESS, event),
                actorLifetime.restAfter(),
                dormant);
        if (stored != null) {
            actor.recover(stored);
            stored = null; // it may be large
        }
        return Future.succeededFuture();
    }

    @Override
    protected Future<?> handle(LocalMessage input) {
        if (input instanceof SessionSignal signal) {
            actor().signal(signal);
            return Future.succeededFuture();
        }
        return actor().ask((SessionCommand<?>) input);
    }

    /** Starts nothing more; done once nothing is in flight. */
    @Override
    protected Future<?> drain() {
        Promise<Void> quiet = Promise.promise();
        actor().drain(quiet::tryComplete);
        return quiet.future();
    }

    @Override
    protected Future<?> release() {
        return actor().closeGateway();
    }

    private SessionActor actor() {
        return Objects.requireNonNull(actor, "not open");
    }
}
