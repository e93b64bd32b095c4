package io.turbozap.schedule;

import io.turbozap.actor.ActorBus;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.Sessions;
import io.turbozap.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@link Recurrences} in this process. */
public final class LocalRecurrences implements Recurrences {

    private final Vertx vertx;
    private final ActorBus bus;
    private final String deployment;

    private LocalRecurrences(Vertx vertx, String deployment) {
        this.vertx = vertx;
        this.bus = new ActorBus(vertx);
        this.deployment = deployment;
    }

    /**
     * Goes on where an earlier process ended: what became due since then is caught up. There may be one at a time. Fails if
     * what was recorded cannot be read.
     *
     * @param sessions what runs are created in, recovered already
     * @param maxLateness how long after its time a run may start, in milliseconds
     */
    public static Future<LocalRecurrences> open(
            Vertx vertx, Database database, Sessions sessions, InstantSource clock, long maxLateness) {
        RecurrenceStore store = new RecurrenceStore(database);
        return vertx.deployVerticle(new RecurrenceVerticle(store, sessions, clock, maxLateness))
                .map(deployment -> new LocalRecurrences(vertx, deployment));
    }

    @Override
    public Future<RecurrenceView> create(Recurrence recurrence, RunContent content) {
        return ask(new RecurrenceCommand.Create(recurrence, content, KeyedRequest.current()));
    }

    @Override
    public Future<RecurrenceView> get(RecurrenceId id) {
        return ask(new RecurrenceCommand.Get(id));
    }

    @Override
    public Future<RecurrencePage> list(@Nullable RecurrenceId after, int limit) {
        return ask(new RecurrenceCommand.Show(after, limit));
    }

    @Override
    public Future<RunContent> content(RecurrenceId id) {
        return ask(new RecurrenceCommand.Read(id));
    }

    @Override
    public Future<RecurrenceView> update(
            RecurrenceId id, RecurrencePlan plan, @Nullable RunContent content, @Nullable Long unchangedSince) {
        return ask(new RecurrenceCommand.Update(id, plan, content, unchangedSince));
    }

    @Override
    public Future<RecurrenceView> pause(RecurrenceId id) {
        return ask(new RecurrenceCommand.Pause(id));
    }

    @Override
    public Future<RecurrenceView> resume(RecurrenceId id) {
        return ask(new RecurrenceCommand.Resume(id));
    }

    @Override
    public Future<RecurrenceView> delete(RecurrenceId id) {
        return ask(new RecurrenceCommand.Delete(id));
    }

    @Override
    public Future<StartedRun> run(RecurrenceId id) {
        return ask(new RecurrenceCommand.Run(id, KeyedRequest.current()));
    }

    private <A> Future<A> ask(RecurrenceCommand<A> command) {
        return bus.ask(RecurrenceVerticle.ADDRESS, command);
    }

    /** Begins nothing more. */
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}
