package io.turbozap.waha.session;

import static io.turbozap.waha.session.WahaSessionAction.CONFIGURE;
import static io.turbozap.waha.session.WahaSessionAction.CREATE;
import static io.turbozap.waha.session.WahaSessionAction.DELETE;
import static io.turbozap.waha.session.WahaSessionAction.LOGOUT;
import static io.turbozap.waha.session.WahaSessionAction.PROBE;
import static io.turbozap.waha.session.WahaSessionAction.RESTART;
import static io.turbozap.waha.session.WahaSessionAction.START;
import static io.turbozap.waha.session.WahaSessionAction.STOP;

import io.turbozap.actor.CommandException;
import io.turbozap.waha.session.WahaSessionAnswer.Absent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Progress of the operation on one session: the requests that it still takes, and how it ended. */
final class OperationProgress {

    /**
     * The end of an operation.
     *
     * @param refusal why it was not carried out, or null if it was
     */
    record Ended(@Nullable CommandException refusal) {}

    private static final int MOST_TRIES = 3;
    private static final String NEEDS_RESTART =
            "it works, and WAHA restarts it for some seconds to write its webhook; say ?force=true";

    private final SessionObservation session;
    private final Deque<WahaSessionAction> plan = new ArrayDeque<>();
    private @Nullable WahaSessionOperation operation;
    private @Nullable Ended ended;
    private int tries;

    OperationProgress(SessionObservation session) {
        this.session = session;
    }

    /** Whether an operation is under way. */
    boolean isBusy() {
        return operation != null;
    }

    /** Whether it ends what the session does. */
    boolean isStop() {
        return operation == WahaSessionOperation.DISCONNECT || operation == WahaSessionOperation.DELETE;
    }

    /** Begins with an operation; only when it is not busy. */
    void begin(WahaSessionOperation next) {
        operation = next;
        tries = 0;
        plan.clear();
        plan.add(
                switch (next) {
                    case CONNECT, RECONNECT, HOOK, REHOOK -> PROBE;
                    case DISCONNECT -> STOP;
                    case RESTART -> RESTART;
                    case LOGOUT -> LOGOUT;
                    case DELETE -> DELETE;
                });
    }

    /** The request to make for it, or null if there is none. */
    @Nullable
    WahaSessionAction next() {
        return plan.peek();
    }

    /** The end of the operation, once; null while there is none. */
    @Nullable
    Ended takeEnd() {
        Ended taken = ended;
        ended = null;
        return taken;
    }

    /** Ends the operation, whose request failed. */
    void fail(CommandException refusal) {
        plan.clear();
        end(refusal);
    }

    /** Goes on after the {@link #next} request was answered, and the session observed by that. */
    void goOn(WahaSessionAction action, WahaSessionAnswer answer) {
        plan.remove();
        if (answer instanceof WahaSessionAnswer.Conflict conflict) {
            plan.clear();
            probeAgain(conflict);
        } else if (action == PROBE && isConnecting()) {
            plan.addAll(answer == Absent.INSTANCE ? List.of(CREATE) : connecting());
            finishIfDone();
        } else if (action == PROBE && answer != Absent.INSTANCE) {
            hook();
        } else if (answer == Absent.INSTANCE) {
            plan.clear();
            end(action == DELETE ? null : WahaFailure.notFound());
        } else {
            skipStartOfWhatRuns();
            finishIfDone();
        }
    }

    private List<WahaSessionAction> connecting() {
        return ConnectPlan.of(
                session.state(), session.differs(), operation == WahaSessionOperation.RECONNECT && tries == 0);
    }

    /** WAHA restarts what runs once its configuration is written; only a session that works loses anything by it. */
    private void hook() {
        boolean careful = session.isWorking() && operation == WahaSessionOperation.HOOK;
        if (!session.differs() || (careful && !session.webhook().isBroken())) {
            end(null);
        } else if (careful) {
            end(WahaFailure.conflict(NEEDS_RESTART));
        } else {
            plan.add(CONFIGURE);
        }
    }

    /** It exists already, or runs already: another probe shows what is left to do. */
    private void probeAgain(WahaSessionAnswer.Conflict conflict) {
        tries++;
        if (isConnecting() && tries < MOST_TRIES) {
            plan.add(PROBE);
        } else {
            end(new WahaFailure(WahaFailure.Kind.REFUSED, conflict.reason()).ofCommand());
        }
    }

    /** To write a configuration may start a session. */
    private void skipStartOfWhatRuns() {
        if (plan.peek() == START && session.state() != WahaSessionState.Stopped.INSTANCE) {
            plan.remove();
        }
    }

    private boolean isConnecting() {
        return operation == WahaSessionOperation.CONNECT || operation == WahaSessionOperation.RECONNECT;
    }

    private void finishIfDone() {
        if (plan.isEmpty()) {
            end(null);
        }
    }

    private void end(@Nullable CommandException refusal) {
        operation = null;
        ended = new Ended(refusal);
    }
}
