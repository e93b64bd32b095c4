package io.turbozap.waha.session;

import io.turbozap.actor.ActorLoop;
import io.turbozap.actor.Alarm;
import io.turbozap.actor.CommandException;
import io.turbozap.actor.Mailbox;
import io.turbozap.actor.Timers;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the {@link WahaSessionMonitor} of one session decides, one request at a time. It decides nothing
 * itself. All calls and callbacks come from one thread.
 */
final class WahaSessionActor implements ActorLoop.Behavior {

    /** The environment of an actor, by the verticle that hosts it. */
    interface Environment {

        /** Makes one request to WAHA. */
        Future<WahaSessionAnswer> make(
                WahaSessionAction action, SessionName session, WahaSessionMonitor wahaSessionMonitor);

        /** Steady milliseconds. */
        long now();

        /** The timers of the verticle. */
        Timers timers();

        /** Shows what is known of a session now. */
        WahaSessionView show(SessionName session, WahaSessionMonitor wahaSessionMonitor);

        /** Nothing is left to follow. */
        void ended(SessionName session);
    }

    private static final int MOST_ORDERS = 8;
    private final SessionName session;
    private final WahaSessionMonitor wahaSessionMonitor;
    private final Environment environment;
    private final Mailbox mailbox = new Mailbox();
    private final ActorLoop loop = new ActorLoop(mailbox, this);
    private final Alarm alarm;
    private final List<Promise<WahaSessionView>> probes = new ArrayList<>();
    /** The answer to the operation that is being carried out. */
    private @Nullable Promise<WahaSessionView> current;

    private boolean making;
    private boolean closed;

    WahaSessionActor(SessionName session, WahaSessionMonitor wahaSessionMonitor, Environment environment) {
        this.session = session;
        this.wahaSessionMonitor = wahaSessionMonitor;
        this.environment = environment;
        this.alarm = new Alarm(environment.timers(), loop::run);
    }

    /** Begins to follow. */
    void begin() {
        loop.run();
    }

    /** Carries out an operation after those before it. */
    Future<WahaSessionView> operate(WahaSessionOperation operation) {
        Promise<WahaSessionView> answer = Promise.promise();
        boolean taken = mailbox.offerCommand(
                () -> {
                    current = answer;
                    wahaSessionMonitor.begin(operation);
                },
                MOST_ORDERS);
        if (!taken) {
            return Future.failedFuture(
                    new CommandException(CommandException.Code.FULL, "Too many orders wait for this session already"));
        }
        loop.run();
        return answer.future();
    }

    /** The view by WAHA's next answer, which is asked for now. */
    Future<WahaSessionView> refresh() {
        Promise<WahaSessionView> seen = Promise.promise();
        probes.add(seen);
        probeSoon();
        return seen.future();
    }

    /** Probes as soon as nothing else is under way. */
    void probeSoon() {
        wahaSessionMonitor.probeSoon(environment.now());
        loop.run();
    }

    /** A webhook signalled a change. */
    void notified() {
        wahaSessionMonitor.notified(environment.now());
        loop.run();
    }

    /** WAHA was asked elsewhere, and this is its answer about the session. */
    void learn(WahaSessionAnswer answer) {
        if (!making && !wahaSessionMonitor.isBusy()) {
            wahaSessionMonitor.learn(answer, environment.now());
            environment.show(session, wahaSessionMonitor);
            loop.run();
        }
    }

    @Override
    public boolean isSuspended() {
        return making || closed;
    }

    @Override
    public boolean takesCommands() {
        return current == null && !wahaSessionMonitor.isBusy();
    }

    @Override
    public boolean advance() {
        MonitorStep step = wahaSessionMonitor.next(environment.now());
        if (step instanceof MonitorStep.Do action) {
            make(action.action());
            return true;
        }
        if (step instanceof MonitorStep.WaitUntil wait) {
            alarm.set(wait.at(), environment.now());
        } else {
            close();
            environment.ended(session);
        }
        return false;
    }

    private void make(WahaSessionAction action) {
        making = true;
        environment.make(action, session, wahaSessionMonitor).onComplete(done -> {
            making = false;
            loop.take(() -> made(action, done.succeeded() ? done.result() : failed(String.valueOf(done.cause()))));
        });
    }

    private void made(WahaSessionAction action, WahaSessionAnswer answer) {
        wahaSessionMonitor.answered(action, answer, environment.now());
        answer(action, environment.show(session, wahaSessionMonitor));
    }

    private static WahaSessionAnswer failed(String bug) {
        return new WahaSessionAnswer.Trouble(new WahaFailure(WahaFailure.Kind.FAILED, bug));
    }

    private void answer(WahaSessionAction action, WahaSessionView view) {
        OperationProgress.Ended end = wahaSessionMonitor.takeEnd();
        if (end != null && current != null) {
            CommandException refusal = end.refusal();
            Promise<WahaSessionView> answered = current;
            current = null;
            if (refusal == null) {
                answered.complete(view);
            } else {
                answered.fail(refusal);
            }
        }
        if (action == WahaSessionAction.PROBE) {
            List<Promise<WahaSessionView>> waiting = List.copyOf(probes);
            probes.clear();
            waiting.forEach(each -> each.complete(view));
        }
    }

    /** Asks nothing more; what was not answered is left to the verticle, which fails it. */
    void close() {
        closed = true;
        alarm.cancel();
    }
}
