package io.turbozap.schedule;

import io.turbozap.actor.ActorVerticle;
import io.turbozap.actor.Timers;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verticle of the actor of all recurring campaigns. */
final class RecurrenceVerticle extends ActorVerticle<RecurrenceCommand<?>> {

    static final String ADDRESS = "recurrences";

    private static final long SHUTDOWN_GRACE_MILLIS = 2_000;

    private final RecurrenceStore store;
    private final Sessions sessions;
    private final InstantSource clock;
    private final long maxLateness;
    private @Nullable RecurrenceActor actor;

    RecurrenceVerticle(RecurrenceStore store, Sessions sessions, InstantSource clock, long maxLateness) {
        super(ADDRESS, SHUTDOWN_GRACE_MILLIS);
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
        this.maxLateness = maxLateness;
    }

    @Override
    protected Future<?> open(Timers timers) {
        actor = new RecurrenceActor(store, sessions, clock, maxLateness, RecurrenceActor.MOST, timers);
        return actor.recover();
    }

    @Override
    protected Future<?> handle(RecurrenceCommand<?> command) {
        return actor().ask(command);
    }

    /** Begins nothing more, and waits for what was begun: what is cut off is finished at the next start. */
    @Override
    protected Future<?> drain() {
        return actor().close();
    }

    private RecurrenceActor actor() {
        return Objects.requireNonNull(actor, "not open");
    }
}
