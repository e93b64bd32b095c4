package io.turbozap.session;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Houses the actor of one session: gives it an address on the event bus, an event loop, and an end. */
final class SessionVerticle extends VerticleBase {

    /** What all sessions of a process share. */
    record Surroundings(
            SessionPolicy policy,
            Gateway.Opener gateways,
            Journal journal,
            SessionClock clock,
            Board board,
            long shutdownGrace) {}

    private static final int INTERNAL_ERROR = 500;

    private final SessionName session;
    private final Surroundings around;
    private final boolean held;
    private @Nullable SessionActor actor;

    /** @param held whether all lanes are held from the start */
    SessionVerticle(SessionName session, Surroundings around, boolean held) {
        this.session = session;
        this.around = around;
        this.held = held;
    }

    /** Where the actor of {@code session} listens. */
    static String address(SessionName session) {
        return "session." + session.value();
    }

    @Override
    public Future<?> start() {
        SessionActor housed = new SessionActor(
                session,
                around.policy(),
                around.gateways(),
                around.journal(),
                around.clock(),
                this::after,
                around.board(),
                news -> vertx.eventBus().publish(Announcement.ADDRESS, news));
        if (held) {
            housed.recover(List.of(SessionEvent.SessionHeld.INSTANCE));
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
                .timeout(around.shutdownGrace(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .eventually(housed::closeGateway)
                .otherwiseEmpty();
    }
}
