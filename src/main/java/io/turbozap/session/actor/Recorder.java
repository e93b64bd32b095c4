package io.turbozap.session.actor;

import io.turbozap.actor.Timers;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SessionName;
import io.turbozap.idempotency.KeyedRequest;
import io.turbozap.process.FatalErrors;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.core.SessionCore;
import io.turbozap.session.port.Journal;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the events of a session, one write at a time, and then makes them true. */
final class Recorder {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final long STORE_RETRY_MILLIS = 1_000;

    private final SessionName session;
    private final SessionCore core;
    private final Journal journal;
    private final SessionClock clock;
    private final Timers timers;
    private final ActorCallbacks actorCallbacks;
    private boolean recording;
    /** Whether the store failed, and was not seen to work since: logged once. */
    private boolean inTrouble;
    /** Why an outcome could not be recorded so far, while nothing else can be decided. */
    private @Nullable String stuck;

    Recorder(
            SessionName session,
            SessionCore core,
            SessionEnvironment around,
            Timers timers,
            ActorCallbacks actorCallbacks) {
        this.session = session;
        this.core = core;
        this.journal = around.journal();
        this.clock = around.clock();
        this.timers = timers;
        this.actorCallbacks = actorCallbacks;
    }

    /** Whether a write is under way or to be tried again, and nothing may be decided before its end. */
    boolean isRecording() {
        return recording;
    }

    /** Why an outcome cannot be recorded, or null if nothing waits for the store to come back. */
    @Nullable
    String stuck() {
        return stuck;
    }

    /** Records events, then applies them and goes on; what could not be recorded has not happened. */
    void record(List<SessionEvent> events, Runnable then, Consumer<Throwable> otherwise) {
        record(events, null, then, otherwise);
    }

    /** As {@link #record(List, Runnable, Consumer)}, together with the call that led to the events, or to none. */
    void record(List<SessionEvent> events, @Nullable KeyedRequest call, Runnable then, Consumer<Throwable> otherwise) {
        if (events.isEmpty() && call == null) {
            then.run();
            return;
        }
        Future<Void> safe = journal.record(session, events, call);
        if (safe.succeeded()) {
            recorded(events, then);
            return;
        }
        recording = true;
        safe.onComplete(done -> {
            recording = false;
            if (done.succeeded()) {
                recorded(events, then);
            } else {
                otherwise.accept(done.cause());
            }
            actorCallbacks.goOn();
        });
    }

    private void recorded(List<SessionEvent> events, Runnable then) {
        stuck = null;
        inTrouble = false;
        core.storeTrouble(null);
        core.apply(events, clock.now());
        actorCallbacks.happened(events);
        then.run();
    }

    /** Records what follows again by itself if it cannot be recorded now. */
    void recordOrLeave(List<SessionEvent> events, Runnable then) {
        record(events, then, this::failed);
    }

    /** Records what cannot be taken back, however long the store takes to come back. */
    void recordSurely(List<SessionEvent> events, Runnable then) {
        record(events, then, failure -> recordLater(events, then, failure));
    }

    /** As {@link #recordSurely}, after a first try that failed. */
    void recordLater(List<SessionEvent> events, Runnable then, Throwable failure) {
        trouble(failure);
        stuck = String.valueOf(failure.getMessage());
        recording = true;
        actorCallbacks.stuck();
        timers.after(STORE_RETRY_MILLIS, () -> {
            recording = false;
            recordSurely(events, then);
            actorCallbacks.goOn();
        });
    }

    /** The store could not be used for what follows again by itself: nothing is started for a while. */
    void failed(Throwable failure) {
        trouble(failure);
        timers.after(STORE_RETRY_MILLIS, () -> actorCallbacks.take(() -> core.storeTrouble(null)));
    }

    private void trouble(Throwable failure) {
        FatalErrors.check(failure);
        String reason = String.valueOf(failure.getMessage());
        if (!inTrouble) {
            log.warn(
                    "session {} cannot use the store, so it sends nothing: {}",
                    RedactedText.text(session),
                    RedactedText.text(reason));
        }
        inTrouble = true;
        core.storeTrouble(reason);
    }
}
