package io.turbozap.session.actor;

import io.turbozap.actor.Timers;
import io.turbozap.campaign.SessionName;
import io.turbozap.process.FatalErrors;
import io.turbozap.session.ActorLifetime;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.core.SessionCommand;
import io.turbozap.session.port.StoredSession;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Houses the actor of one session: gives it an address on the event bus, an event loop, and an end. */
final class SessionVerticle extends VerticleBase {

    private static final int INTERNAL_ERROR = 500;
    private static final int GONE = 410;

    private final SessionName session;
    private final SessionEnvironment around;
    private final ActorLifetime actorLifetime;
    private final Runnable dormant;
    private @Nullable StoredSession stored;
    private @Nullable SessionActor actor;
    private @Nullable MessageConsumer<SessionCommand> consumer;

    /**
     * @param stored where the session goes on
     * @param dormant is run when the session has had nothing to do for a while
     */
    SessionVerticle(StoredSession stored, SessionEnvironment around, ActorLifetime actorLifetime, Runnable dormant) {
        this.session = stored.session();
        this.stored = stored;
        this.around = around;
        this.actorLifetime = actorLifetime;
        this.dormant = dormant;
    }

    /** Where the actor of {@code session} listens. */
    static String address(SessionName session) {
        return "session." + session.value();
    }

    @Override
    public Future<?> start() {
        SessionActor housed = new SessionActor(
                session,
                around,
                Timers.of(vertx),
                news -> vertx.eventBus().publish(SessionChanged.ADDRESS, news),
                actorLifetime.restAfter(),
                dormant);
        if (stored != null) {
            housed.recover(stored);
            stored = null; // it may be large
        }
        actor = housed;
        MessageConsumer<SessionCommand> listening =
                vertx.eventBus().localConsumer(address(session), message -> receive(housed, message));
        consumer = listening;
        return listening.completion();
    }

    private static void receive(SessionActor housed, Message<SessionCommand> message) {
        housed.ask(message.body()).onSuccess(message::reply).onFailure(failure -> {
            FatalErrors.check(failure);
            message.fail(failure instanceof ActorAsleepException ? GONE : INTERNAL_ERROR, failure.getMessage());
        });
    }

    /** Whether a question failed because the actor takes none any more. */
    static boolean isResting(Throwable failure) {
        return failure instanceof ReplyException reply
                && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                && reply.failureCode() == GONE;
    }

    /** Whether a question failed because the actor was no longer there to take it: nothing was done. */
    static boolean isGone(Throwable failure) {
        return isResting(failure)
                || (failure instanceof ReplyException reply
                        && (reply.failureType() == ReplyFailure.NO_HANDLERS || isDiscarded(reply)));
    }

    /** Whether the bus still had it when the actor ended; it says so as if it had come too late. */
    private static boolean isDiscarded(ReplyException reply) {
        return reply.failureType() == ReplyFailure.TIMEOUT
                && String.valueOf(reply.getMessage()).startsWith("Discarded the request.");
    }

    /** Starts nothing more, waits a grace for what is in flight, and lets go of the gateway. */
    @Override
    public Future<?> stop() {
        if (actor == null) {
            return Future.succeededFuture();
        }
        Promise<Void> quiet = Promise.promise();
        SessionActor housed = actor;
        housed.drain(quiet::tryComplete);
        return quiet.future()
                .timeout(actorLifetime.shutdownGrace(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .eventually(housed::closeGateway)
                .eventually(() -> consumer == null ? Future.succeededFuture() : consumer.unregister())
                .otherwiseEmpty();
    }
}
