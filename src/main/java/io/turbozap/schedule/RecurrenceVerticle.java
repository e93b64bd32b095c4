package io.turbozap.schedule;

import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Houses the actor of all recurring campaigns: gives it an address on the event bus, an event loop, and an end. */
final class RecurrenceVerticle extends VerticleBase {

    static final String ADDRESS = "recurrences";

    private static final int INTERNAL_ERROR = 500;
    private static final long SHUTDOWN_GRACE_MILLIS = 2_000;

    private final RecurrenceStore store;
    private final Sessions sessions;
    private final InstantSource clock;
    private final long maxLateness;
    private @Nullable RecurrenceActor actor;

    RecurrenceVerticle(RecurrenceStore store, Sessions sessions, InstantSource clock, long maxLateness) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
        this.maxLateness = maxLateness;
    }

    @Override
    public Future<?> start() {
        RecurrenceActor housed =
                new RecurrenceActor(store, sessions, clock, maxLateness, RecurrenceActor.MOST, this::after);
        actor = housed;
        return housed.recover().compose(recovered -> vertx.eventBus()
                .<RecurrenceCommand>localConsumer(ADDRESS, message -> receive(housed, message))
                .completion());
    }

    private Runnable after(long delay, Runnable wake) {
        long timer = vertx.setTimer(delay, tick -> wake.run());
        return () -> vertx.cancelTimer(timer);
    }

    private static void receive(RecurrenceActor housed, Message<RecurrenceCommand> message) {
        housed.ask(message.body())
                .onSuccess(message::reply)
                .onFailure(failure -> message.fail(INTERNAL_ERROR, failure.getMessage()));
    }

    /** Begins nothing more, and waits a moment for what was begun: cut off, it is finished at the next start. */
    @Override
    public Future<?> stop() {
        return actor == null
                ? Future.succeededFuture()
                : actor.close()
                        .timeout(SHUTDOWN_GRACE_MILLIS, TimeUnit.MILLISECONDS)
                        .otherwiseEmpty();
    }
}
