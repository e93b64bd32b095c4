package io.turbozap.schedule;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.SerialExecutor;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.RedactedText;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recurring campaign at work, doing one thing at a time. What it is about to do is recorded before it is done:
 * first that a run is due, then the run is created, then that it is there. Whatever is cut off in between is found and
 * finished the next time: a run has its name beforehand, so it is created once. Not thread-safe.
 */
final class RecurrenceWorker {

    /** Runs that are not over at once, whatever the overlap policy. */
    static final int MOST_OPEN = 24;

    private static final Logger log = LoggerFactory.getLogger(RecurrenceWorker.class);

    private final RecurrenceStore store;
    private final SessionCommands commands;
    private final SessionQueries queries;
    private final InstantSource clock;
    private final long maxLateness;
    private final SerialExecutor serialExecutor = new SerialExecutor();
    private Recurrence recurrence;
    private @Nullable String trouble;
    private boolean deleted;

    RecurrenceWorker(
            Recurrence recurrence, RecurrenceStore store, Sessions sessions, InstantSource clock, long maxLateness) {
        this.recurrence = recurrence;
        this.store = store;
        this.commands = sessions.commands();
        this.queries = sessions.queries();
        this.clock = clock;
        this.maxLateness = maxLateness;
    }

    RecurrenceView view() {
        return new RecurrenceView(recurrence, trouble);
    }

    /** How far it has come. */
    RecurrenceState recurrenceState() {
        return recurrence.recurrenceState();
    }

    /** Done once nothing is being done any more. */
    Future<Void> end() {
        return serialExecutor.idle();
    }

    // What happens by itself

    /** Runs what is due. Never fails: what cannot be done stays due. */
    Future<Void> advance() {
        return serialExecutor
                .execute(() -> deleted
                        ? Future.succeededFuture()
                        : notice().compose(noticed -> decide()).compose(decided -> runDue()))
                .transform(done -> {
                    report(done.succeeded() ? null : done.cause());
                    return Future.succeededFuture();
                });
    }

    private void report(@Nullable Throwable failure) {
        String reason = failure == null ? null : String.valueOf(failure.getMessage());
        if (reason != null && !reason.equals(trouble)) {
            log.warn("{} is due and not run for now: {}", recurrence.id(), RedactedText.text(reason));
        }
        trouble = reason;
    }

    /** Runs that are there although that could not be recorded. */
    private Future<Void> notice() {
        return each(recurrenceState().due(), at -> {
            CampaignId run = recurrence.id().run(at);
            return queries.find(run)
                    .compose(view -> view == null
                            ? Future.succeededFuture()
                            : record(recurrenceState()
                                    .ran(at, run, recurrenceState().open())));
        });
    }

    private Future<Void> decide() {
        RecurrenceState resolved =
                MisfireResolver.resolve(recurrenceState(), recurrence.plan(), clock.millis(), maxLateness);
        return resolved.equals(recurrenceState()) ? Future.succeededFuture() : record(resolved);
    }

    private Future<Void> runDue() {
        return each(recurrenceState().due(), at -> stillOpen().compose(open -> run(at, open)));
    }

    private Future<Void> run(long at, List<CampaignId> open) {
        return hasRoom(open) ? launch(at, open) : record(recurrenceState().overlapped(at, open));
    }

    private boolean hasRoom(List<CampaignId> open) {
        return switch (recurrence.plan().overlapPolicy()) {
            case SKIP -> open.isEmpty();
            case QUEUE -> open.size() < MOST_OPEN;
            case REPLACE -> true;
        };
    }

    private Future<Void> launch(long at, List<CampaignId> open) {
        CampaignId run = recurrence.id().run(at);
        boolean replaces = recurrence.plan().overlapPolicy() == OverlapPolicy.REPLACE;
        return (replaces ? each(open, this::stop) : Future.<Void>succeededFuture())
                .compose(stopped -> queries.find(run))
                .compose(known -> known == null ? create(run, at) : Future.succeededFuture())
                .compose(created -> record(recurrenceState().ran(at, run, replaces ? List.of() : open)));
    }

    private Future<Void> stop(CampaignId run) {
        return commands.stop(run)
                .<Void>mapEmpty()
                .recover(failure -> CommandException.is(CommandException.Code.NOT_FOUND, failure)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    /** It starts at once, for its time has come; but not through a stop of all sessions, as an executed one does. */
    private Future<Void> create(CampaignId run, long at) {
        return store.content(recurrence.id())
                .compose(content -> commands.create(content.campaign(run, recurrence.plan(), clock.millis()), at))
                .mapEmpty();
    }

    private Future<List<CampaignId>> stillOpen() {
        List<CampaignId> open = new ArrayList<>();
        return each(recurrenceState().open(), run -> queries.find(run).map(view -> {
                    if (view != null && isOpen(view)) {
                        open.add(run);
                    }
                    return null;
                }))
                .map(open);
    }

    private static boolean isOpen(CampaignView run) {
        return run.status() == CampaignStatus.SCHEDULED
                || run.status() == CampaignStatus.RUNNING
                || run.status() == CampaignStatus.PAUSED;
    }

    /** One after the other; there are never many. */
    private static <T> Future<Void> each(List<T> some, Function<T, Future<Void>> action) {
        Future<Void> last = Future.succeededFuture();
        for (T one : some) {
            last = last.compose(done -> action.apply(one));
        }
        return last;
    }

    private Future<Void> record(RecurrenceState next) {
        return record(next, null);
    }

    private Future<Void> record(RecurrenceState next, @Nullable KeyedRequest call) {
        Recurrence after = recurrence.on(next);
        return store.record(after, call).onSuccess(recorded -> recurrence = after);
    }

    // What clients want

    Future<RecurrenceView> change(RecurrenceCommand.Update update) {
        return ifThere(() -> {
            Long seen = update.unchangedSince();
            if (seen != null && seen != recurrence.updatedAt()) {
                return refused("It was changed meanwhile: look at it and try again");
            }
            Recurrence after = recurrence.changed(update.plan(), update.content(), clock.millis());
            return become(after, store.change(after, update.content()));
        });
    }

    Future<RecurrenceView> pause() {
        return ifThere(
                () -> recurrenceState().active() ? become(recurrenceState().paused()) : Future.succeededFuture(view()));
    }

    Future<RecurrenceView> resume() {
        return ifThere(() -> recurrenceState().active()
                ? Future.succeededFuture(view())
                : become(recurrenceState().resumed(recurrence.plan().cronSchedule(), clock.millis())));
    }

    private Future<RecurrenceView> become(RecurrenceState next) {
        Recurrence after = recurrence.on(next, clock.millis());
        return become(after, store.record(after));
    }

    private Future<RecurrenceView> become(Recurrence after, Future<Void> recorded) {
        return recorded.map(safe -> {
            recurrence = after;
            return view();
        });
    }

    private static <A> Future<A> refused(String reason) {
        return Future.failedFuture(new CommandException(CommandException.Code.CONFLICT, reason));
    }

    /** The refusal of a command about a recurring campaign that is not there. */
    static CommandException notFound() {
        return new CommandException(CommandException.Code.NOT_FOUND, "Recurring campaign not found");
    }

    Future<RecurrenceView> delete() {
        return ifThere(() -> store.remove(recurrence.id()).map(removed -> {
            deleted = true;
            recurrence = recurrence.on(recurrenceState().paused());
            return view();
        }));
    }

    Future<RunContent> content() {
        return ifThere(() -> store.content(recurrence.id()));
    }

    /** @param call the request that wants it, recorded with the wish; or null */
    Future<StartedRun> runNow(@Nullable KeyedRequest call) {
        return ifThere(() -> stillOpen()
                .compose(open -> hasRoom(open)
                        ? runNow(clock.millis(), open, call)
                        : refused("The run before is not over: stop it first, or choose another overlap policy")));
    }

    private Future<StartedRun> runNow(long at, List<CampaignId> open, @Nullable KeyedRequest call) {
        boolean due = recurrenceState().due().contains(at);
        return (due ? Future.<Void>succeededFuture() : record(recurrenceState().wanted(at), call))
                .compose(wanted -> launch(at, open)
                        .map(launched -> new StartedRun(
                                view(), Objects.requireNonNull(recurrenceState().lastCampaign())))
                        .recover(failure -> failure instanceof CommandException && !due
                                ? record(recurrenceState().unwanted(at)).compose(taken -> Future.failedFuture(failure))
                                : Future.failedFuture(failure)));
    }

    private <A> Future<A> ifThere(Supplier<Future<A>> action) {
        return serialExecutor.execute(() -> deleted ? Future.failedFuture(notFound()) : action.get());
    }
}
