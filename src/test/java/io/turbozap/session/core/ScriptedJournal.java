package io.turbozap.session.core;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.Journal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A journal that fails, or takes its time, as a test tells it to. */
public final class ScriptedJournal implements Journal {

    private record Entry(SessionEvent event, long at) {}

    /** What was recorded, in order. */
    final List<SessionEvent> events = new ArrayList<>();
    /** The same and what others recorded before. */
    private final List<Entry> history = new ArrayList<>();
    /** What they add up to in a store. */
    final RecordedSession recorded = new RecordedSession();
    /** How often it was asked to record something. */
    public int asked;
    /** How long recording takes; 0 is at once. */
    public long latency;
    /** Events that cannot be recorded. */
    public Predicate<SessionEvent> refuses = event -> false;

    private final VirtualTime time;

    ScriptedJournal(VirtualTime time) {
        this.time = time;
    }

    /** From now on events of this kind cannot be recorded. */
    public void refuse(Class<? extends SessionEvent> kind) {
        refuses = kind::isInstance;
    }

    public void refuseNothing() {
        refuses = event -> false;
    }

    /** Goes on where another one ended, of which nothing else is seen here. */
    void goOn(ScriptedJournal earlier) {
        history.addAll(earlier.history);
        history.forEach(entry -> recorded.add(entry.event(), entry.at()));
    }

    public <T extends SessionEvent> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> wanted) {
        asked++;
        if (latency == 0) {
            return written(wanted);
        }
        Promise<Void> later = Promise.promise();
        time.after(latency, () -> written(wanted).onComplete(later));
        return later.future();
    }

    @Override
    public Future<Void> recordHold(boolean held) {
        return Future.succeededFuture();
    }

    private Future<Void> written(List<SessionEvent> wanted) {
        if (wanted.stream().anyMatch(refuses)) {
            return Future.failedFuture("disk full");
        }
        events.addAll(wanted);
        for (SessionEvent event : wanted) {
            history.add(new Entry(event, time.now().wall()));
            recorded.add(event, time.now().wall());
        }
        return Future.succeededFuture();
    }
}
