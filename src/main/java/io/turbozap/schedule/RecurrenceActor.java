package io.turbozap.schedule;

import io.turbozap.actor.Alarm;
import io.turbozap.actor.CommandException;
import io.turbozap.actor.LocalMessage;
import io.turbozap.actor.Timers;
import io.turbozap.session.Sessions;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All recurring campaigns: finds the one that is asked for, and wakes those whose time has come. Not thread-safe. */
final class RecurrenceActor {

    /** The calendar's clock may be set, and what could not be done is tried again: so it wakes up at least this often. */
    static final long LONGEST_WAIT = 30_000;

    /** How many there may be: each takes some hundred bytes, what it sends stays in the store. */
    static final int MOST = 10_000;
    /** How many runs are being created at once: each has its contacts in memory meanwhile. */
    private static final int ADVANCED_AT_ONCE = 8;

    private final RecurrenceStore store;
    private final int most;
    private final Function<Recurrence, RecurrenceWorker> workers;
    private final InstantSource clock;
    private final Alarm alarm;
    private final TreeMap<RecurrenceId, RecurrenceWorker> all = new TreeMap<>();
    private final Set<RecurrenceWorker> waiting = new LinkedHashSet<>();
    private int arriving;
    private int advancing;
    private boolean starting;
    private boolean closed;

    /**
     * @param maxLateness how long after its time a run may start, in milliseconds
     * @param most how many recurring campaigns there may be
     */
    RecurrenceActor(
            RecurrenceStore store, Sessions sessions, InstantSource clock, long maxLateness, int most, Timers timers) {
        this.store = store;
        this.most = most;
        this.workers = recurrence -> new RecurrenceWorker(recurrence, store, sessions, clock, maxLateness);
        this.clock = clock;
        this.alarm = new Alarm(timers, this::wake);
    }

    /** Goes on where an earlier process ended. */
    Future<Void> recover() {
        return store.readAll(recurrence -> all.put(recurrence.id(), workers.apply(recurrence)))
                .onSuccess(read -> wake());
    }

    /** Begins nothing more, and waits for what was begun. */
    Future<Void> close() {
        closed = true;
        alarm.cancel();
        waiting.clear();
        return quiet();
    }

    /** Done once everything that was begun is. */
    Future<Void> quiet() {
        List<Future<Void>> ends = new ArrayList<>();
        all.values().forEach(worker -> ends.add(worker.end()));
        return Future.join(ends).mapEmpty();
    }

    // Commands

    /** Carries out a command. Fails with a {@link CommandException} if it is refused or cannot be recorded. */
    Future<LocalMessage> ask(RecurrenceCommand<?> command) {
        if (closed) {
            return Future.failedFuture(new CommandException(CommandException.Code.NOT_RECORDED, "shutting down"));
        }
        return Future.succeededFuture(command)
                .compose(this::handle)
                .<LocalMessage>map(answer -> answer)
                .recover(RecurrenceActor::refuse)
                .onSuccess(this::answered);
    }

    private void answered(LocalMessage answer) {
        if (answer instanceof RecurrenceView view) {
            expect(view);
        }
    }

    private static Future<LocalMessage> refuse(Throwable failure) {
        return Future.failedFuture(failure instanceof StoreException ? CommandException.notRecorded(failure) : failure);
    }

    private Future<? extends LocalMessage> handle(RecurrenceCommand<?> command) {
        if (command instanceof RecurrenceCommand.Create create) {
            return create(create);
        }
        if (command instanceof RecurrenceCommand.Show show) {
            return Future.succeededFuture(show(show.after(), show.limit()));
        }
        if (command instanceof RecurrenceCommand.OfOne<?> ofOne) {
            RecurrenceWorker worker = all.get(ofOne.id());
            return worker == null ? Future.failedFuture(RecurrenceWorker.notFound()) : handle(ofOne, worker);
        }
        throw new IllegalStateException("unhandled " + command.getClass());
    }

    private Future<? extends LocalMessage> handle(RecurrenceCommand.OfOne<?> command, RecurrenceWorker worker) {
        if (command instanceof RecurrenceCommand.Get) {
            return Future.succeededFuture(worker.view());
        }
        if (command instanceof RecurrenceCommand.Read) {
            return worker.content();
        }
        if (command instanceof RecurrenceCommand.Update update) {
            return worker.change(update);
        }
        if (command instanceof RecurrenceCommand.Pause) {
            return worker.pause();
        }
        if (command instanceof RecurrenceCommand.Resume) {
            return worker.resume();
        }
        if (command instanceof RecurrenceCommand.Run run) {
            return worker.runNow(run.call());
        }
        if (command instanceof RecurrenceCommand.Delete) {
            return worker.delete().onSuccess(deleted -> all.remove(command.id()));
        }
        throw new IllegalStateException("unhandled " + command.getClass());
    }

    private Future<RecurrenceView> create(RecurrenceCommand.Create create) {
        if (all.size() + arriving >= most) {
            return Future.failedFuture(new CommandException(
                    CommandException.Code.FULL,
                    "There are " + most + " recurring campaigns already: delete some of them first"));
        }
        arriving++;
        Recurrence recurrence = create.created();
        return store.insert(recurrence, create.content(), create.call())
                .onComplete(done -> arriving--)
                .map(inserted -> {
                    RecurrenceWorker worker = workers.apply(recurrence);
                    all.put(recurrence.id(), worker);
                    return worker.view();
                });
    }

    private RecurrencePage show(@Nullable RecurrenceId after, int limit) {
        List<RecurrenceView> views = (after == null ? all : all.tailMap(after, /* inclusive= */ false))
                .values().stream().limit(limit).map(RecurrenceWorker::view).toList();
        return new RecurrencePage(views, all.size());
    }

    // Time

    /** Advances everything whose time has come. */
    void wake() {
        alarm.cancel();
        long now = clock.millis();
        long next = now + LONGEST_WAIT;
        for (RecurrenceWorker worker : all.values()) {
            Long nextAt = worker.recurrenceState().nextAt();
            if (worker.recurrenceState().isDue(now)) {
                waiting.add(worker);
            } else if (nextAt != null) {
                next = Math.min(next, nextAt);
            }
        }
        wakeAt(next);
        advanceWaiting();
    }

    private void advanceWaiting() {
        if (starting) {
            return; // an advance that ended at once got here: the loop goes on
        }
        starting = true;
        Iterator<RecurrenceWorker> next = waiting.iterator();
        while (advancing < ADVANCED_AT_ONCE && next.hasNext()) {
            RecurrenceWorker worker = next.next();
            next.remove();
            advancing++;
            worker.advance().onComplete(done -> advanced(worker));
        }
        starting = false;
    }

    private void advanced(RecurrenceWorker worker) {
        advancing--;
        expect(worker.view());
        advanceWaiting();
    }

    /** Wakes up at its next time; what could not be done is tried whenever it wakes up. */
    private void expect(RecurrenceView view) {
        Long nextAt = view.recurrence().recurrenceState().nextAt();
        if (nextAt != null && view.trouble() == null) {
            wakeAt(nextAt);
        }
    }

    private void wakeAt(long at) {
        if (!closed) {
            long now = clock.millis();
            alarm.setEarlier(Math.min(at, now + LONGEST_WAIT), now);
        }
    }
}
