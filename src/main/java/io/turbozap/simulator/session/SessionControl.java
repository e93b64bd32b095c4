package io.turbozap.simulator.session;

import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.model.ScaledTimers;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of the sessions API, with the time that WAHA takes for each: 3 s to stop a running session, 1 s more to
 * unpair it first. Those of one session are carried out one after the other, as WAHA holds a lock meanwhile; there are
 * never more of them than open connections. Each future completes when the command may be answered and fails with
 * {@link RequestRefused}.
 */
public final class SessionControl {

    private static final long STOP_MILLIS = 3_000;
    private static final long UNPAIR_MILLIS = 1_000;

    private final SessionTable sessions;
    private final ScaledTimers scaledTimers;
    private final Map<String, Future<Void>> last = new HashMap<>();

    public SessionControl(SessionTable sessions, ScaledTimers scaledTimers) {
        this.sessions = sessions;
        this.scaledTimers = scaledTimers;
    }

    /** Carries a command out when those before it are done. */
    public Future<Void> inOrder(String name, Supplier<Future<Void>> command) {
        Future<Void> done = last.getOrDefault(name, Future.succeededFuture()).compose(unused -> command.get());
        Future<Void> settled = done.otherwiseEmpty();
        last.put(name, settled);
        settled.onComplete(unused -> last.remove(name, settled));
        return done;
    }

    public Future<Void> start(SimulatedSession session) {
        if (!sessions.start(session)) {
            String objection = "Session '" + session.name() + "' is already started.";
            return Future.failedFuture(new RequestRefused(422, Refusals.unprocessable(objection)));
        }
        return Future.succeededFuture();
    }

    public Future<Void> stop(SimulatedSession session) {
        return sessions.stop(session) ? pause(STOP_MILLIS) : Future.succeededFuture();
    }

    public Future<Void> restart(SimulatedSession session) {
        return stop(session).compose(unused -> start(session));
    }

    /** Restarts a session that runs; one that does not stays as it is. */
    public Future<Void> restartIfRunning(SimulatedSession session) {
        return runs(session) ? restart(session) : Future.succeededFuture();
    }

    public Future<Void> logout(SimulatedSession session) {
        boolean running = runs(session);
        return unpair(session).compose(unused -> running ? start(session) : Future.succeededFuture());
    }

    public Future<Void> delete(@Nullable SimulatedSession session) {
        return session == null
                ? Future.succeededFuture()
                : unpair(session).onSuccess(unused -> sessions.delete(session.name()));
    }

    /** Takes the device from the account; a session that runs shows the account until it has stopped. */
    private Future<Void> unpair(SimulatedSession session) {
        Future<Void> unpaired = runs(session) ? pause(UNPAIR_MILLIS) : Future.succeededFuture();
        return unpaired.compose(unused -> stop(session)).onSuccess(unused -> session.life.unpair());
    }

    private static boolean runs(SimulatedSession session) {
        return session.status() != SessionStatus.STOPPED;
    }

    private Future<Void> pause(long millis) {
        Promise<Void> over = Promise.promise();
        scaledTimers.later(millis, over::complete);
        return over.future();
    }
}
