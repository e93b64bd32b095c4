package io.turbozap.session;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Houses the actor of one session: gives it an address on the event bus, an event loop, and an end. */
final class SessionVerticle extends VerticleBase {

    private static final int INTERNAL_ERROR = 500;

    private final SessionName session;
    private final Surroundings around;
    private final long shutdownGrace;
    private @Nullable StoredSession stored;
    private @Nullable SessionActor actor;

    /**
     * @param stored where the session goes on
     * @param shutdownGrace how long an end waits for what is in flight, in milliseconds
     */
    SessionVerticle(StoredSession stored, Surroundings around, long shutdownGrace) {
        this.session = stored.session();
        this.stored = stored;
        this.around = around;
        this.shutdownGrace = shutdownGrace;
    }

    /** Where the actor of {@code session} listens. */
    static String address(SessionName session) {
        return "session." + session.value();
    }

    @Override
    public Future<?> start() {
        SessionActor housed = new SessionActor(
                session, around, this::after, news -> vertx.eventBus().publish(Announcement.ADDRESS, news));
        if (stored != null) {
            housed.recover(stored);
            stored = null; // it may be large
        }
        actor = housed;
        return vertx.eventBus()
                .<SessionCommand>localConsumer(address(session), message -> receive(housed, message))
                .completion();
    }

    private Runnable after(long delay, Runnable wake) {
        long timer = vertx.setTimer(delay, tick -> wake.run());
        return () -> vertx.cancelTimer(timer);
    }

    private static void receive(SessionActor housed, Message<SessionCommand> message) {
        housed.ask(message.body())
                .onSuccess(message::reply)
                .onFailure(failure -> message.fail(INTERNAL_ERROR, failure.getMessage()));
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
                .timeout(shutdownGrace, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .eventually(housed::closeGateway)
                .otherwiseEmpty();
    }
}
