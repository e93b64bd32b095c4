package io.turbozap.store.engine;

import io.turbozap.store.Statement;
import io.turbozap.store.StoreException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The queue of a writer: bounded, from many threads to one. */
public final class WorkQueue {

    private final LinkedBlockingQueue<Work> waiting;
    private final String full;
    private volatile boolean closing;
    private volatile boolean ended;

    /** What the writer has looked at and not taken yet; its own. */
    private final ArrayDeque<Work> next = new ArrayDeque<>();

    public WorkQueue(int bound) {
        this.waiting = new LinkedBlockingQueue<>(bound);
        this.full = "the store is too slow: " + bound + " changes wait to be stored";
    }

    /** Takes a change in, or fails it at once. */
    public Future<int[]> add(List<Statement> statements, CallerContext callerContext) {
        if (statements.isEmpty()) {
            return Future.succeededFuture(new int[0]);
        }
        Change change = new Change(statements, callerContext);
        if (!add(change)) {
            return Future.failedFuture(refusal());
        }
        return change.future();
    }

    /** Whether it was taken in; if not, its future is not completed. */
    public boolean add(Work work) {
        if (closing || !waiting.offer(work)) {
            return false;
        }
        if (ended) {
            refuseRest(); // it came in behind the writer's last look
        }
        return true;
    }

    /** Why something was not taken in. */
    public StoreException refusal() {
        return StoreException.unavailable(closing ? Work.CLOSED : full);
    }

    public boolean isEmpty() {
        return next.isEmpty() && waiting.isEmpty();
    }

    /** For the writer's thread: what is to be done next, waited for up to this long; null if there is nothing. */
    @Nullable
    public Work await(long millis) throws InterruptedException {
        Work first = next.poll();
        return first == null ? waiting.poll(millis, TimeUnit.MILLISECONDS) : first;
    }

    /** For a writer on an event loop, which has no other tasks and does not wait. */
    @Nullable
    public Batch batch() {
        Work first = next.isEmpty() ? waiting.poll() : next.poll();
        return first instanceof Change change ? batch(change) : null;
    }

    /** The changes that can share a transaction with this one. */
    public Batch batch(Change first) {
        List<Change> changes = new ArrayList<>();
        changes.add(first);
        int statements = first.statements().size();
        while (statements < Batch.STATEMENTS) {
            Work work = waiting.poll();
            if (work instanceof Change change) {
                changes.add(change);
                statements += change.statements().size();
            } else {
                if (work != null) {
                    next.add(work);
                }
                break;
            }
        }
        return new Batch(changes);
    }

    int size() {
        return next.size() + waiting.size();
    }

    /** Takes nothing more in. */
    public void close() {
        closing = true;
    }

    /** As {@link #close}, and has a writer that waits see it. */
    public void closeAndWake() {
        closing = true;
        // only now: a writer woken before might look too early and wait again. Where there is no room, none waits
        waiting.offer(new Work.WriterTask(() -> {}, refused -> {}));
    }

    public boolean isClosing() {
        return closing;
    }

    /** The writer does nothing more: what waits behind its last look is refused. */
    public void end() {
        closing = true;
        ended = true;
        refuseRest();
    }

    private void refuseRest() {
        StoreException closed = StoreException.unavailable(Work.CLOSED);
        List<Work> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.forEach(work -> work.refuse(closed));
    }
}
