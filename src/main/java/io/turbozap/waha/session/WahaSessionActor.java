package io.turbozap.waha.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.session.WahaSessionReply.Done;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the {@link WahaSessionMonitor} of one session decides, one request at a time. It decides nothing
 * itself. All calls and callbacks come from one thread.
 */
final class WahaSessionActor {

    /** The environment of an actor, by the verticle that hosts it. */
    interface House {

        /** Makes one request to WAHA. */
        Future<WahaSessionAnswer> make(
                WahaSessionAction action, SessionName session, WahaSessionMonitor wahaSessionMonitor);

        /** Steady milliseconds. */
        long now();

        /** Calls {@code wake} after {@code delay} milliseconds, at least 1; the answer cancels it. */
        Runnable after(long delay, Runnable wake);

        /** Shows what is known of a session now. */
        WahaSessionView show(SessionName session, WahaSessionMonitor wahaSessionMonitor);

        /** Nothing is left to follow. */
        void ended(SessionName session);
    }

    private static final int MOST_ORDERS = 8;
    private static final WahaSessionReply TOO_MANY =
            new WahaSessionReply.Full("Too many orders wait for this session already");

    private record Asked(WahaSessionOperation order, Promise<WahaSessionReply> answer) {}

    private final SessionName session;
    private final WahaSessionMonitor wahaSessionMonitor;
    private final House house;
    private final Deque<Asked> orders = new ArrayDeque<>();
    private final List<Promise<WahaSessionView>> looks = new ArrayList<>();
    private @Nullable Asked current;
    private @Nullable Runnable cancelWake;
    private boolean making;
    private boolean closed;

    WahaSessionActor(SessionName session, WahaSessionMonitor wahaSessionMonitor, House house) {
        this.session = session;
        this.wahaSessionMonitor = wahaSessionMonitor;
        this.house = house;
    }

    /** Begins to follow. */
    void begin() {
        turn();
    }

    /** Carries out an order after those before it. */
    Future<WahaSessionReply> obey(WahaSessionOperation order) {
        if (orders.size() >= MOST_ORDERS) {
            return Future.succeededFuture(TOO_MANY);
        }
        Promise<WahaSessionReply> answer = Promise.promise();
        orders.add(new Asked(order, answer));
        turn();
        return answer.future();
    }

    /** The view by WAHA's next answer, which is asked for now. */
    Future<WahaSessionView> look() {
        Promise<WahaSessionView> seen = Promise.promise();
        looks.add(seen);
        lookSoon();
        return seen.future();
    }

    /** Looks as soon as nothing else is under way. */
    void lookSoon() {
        wahaSessionMonitor.lookSoon(house.now());
        turn();
    }

    /** A webhook signalled a change. */
    void notified() {
        wahaSessionMonitor.notified(house.now());
        turn();
    }

    /** WAHA was asked elsewhere, and this is its answer about the session. */
    void learn(WahaSessionAnswer answer) {
        if (!making && !wahaSessionMonitor.isBusy()) {
            wahaSessionMonitor.learn(answer, house.now());
            house.show(session, wahaSessionMonitor);
            turn();
        }
    }

    private void turn() {
        if (making || closed) {
            return;
        }
        if (!wahaSessionMonitor.isBusy() && !orders.isEmpty()) {
            current = orders.remove();
            wahaSessionMonitor.begin(current.order());
        }
        MonitorStep step = wahaSessionMonitor.next(house.now());
        if (step instanceof MonitorStep.Do action) {
            make(action.action());
        } else if (step instanceof MonitorStep.WaitUntil wait) {
            wake(wait.at());
        } else {
            close();
            house.ended(session);
        }
    }

    private void make(WahaSessionAction action) {
        making = true;
        house.make(action, session, wahaSessionMonitor).onComplete(done -> {
            making = false;
            if (!closed) {
                wahaSessionMonitor.answered(
                        action, done.succeeded() ? done.result() : failed(String.valueOf(done.cause())), house.now());
                answer(action, house.show(session, wahaSessionMonitor));
                turn();
            }
        });
    }

    private static WahaSessionAnswer failed(String bug) {
        return new WahaSessionAnswer.Trouble(new WahaSessionReply.Trouble(WahaSessionReply.Trouble.Kind.FAILED, bug));
    }

    private void answer(WahaSessionAction action, WahaSessionView view) {
        WahaSessionMonitor.Ended end = wahaSessionMonitor.takeEnd();
        if (end != null && current != null) {
            WahaSessionReply refusal = end.refusal();
            current.answer().complete(refusal == null ? new Done(view) : refusal);
            current = null;
        }
        if (action == WahaSessionAction.LOOK) {
            List<Promise<WahaSessionView>> waiting = List.copyOf(looks);
            looks.clear();
            waiting.forEach(each -> each.complete(view));
        }
    }

    private void wake(long at) {
        if (cancelWake != null) {
            cancelWake.run();
        }
        cancelWake = house.after(Math.max(1, at - house.now()), () -> {
            cancelWake = null;
            turn();
        });
    }

    /** Asks nothing more. What was not answered never is: whoever waits has a limit. */
    void close() {
        closed = true;
        if (cancelWake != null) {
            cancelWake.run();
        }
    }
}
