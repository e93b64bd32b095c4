package io.turbozap.waha;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.AccountReply.Done;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the {@link Follower} of one session decides, one request at a time. It decides nothing itself. All
 * calls and callbacks come from one thread.
 */
final class AccountActor {

    /** What an actor needs of the verticle that houses it. */
    interface House {

        /** Makes one request to WAHA. */
        Future<AccountAnswer> make(AccountDeed deed, SessionName session, Follower follower);

        /** Steady milliseconds. */
        long now();

        /** Calls {@code wake} after {@code delay} milliseconds, at least 1; the answer cancels it. */
        Runnable after(long delay, Runnable wake);

        /** Shows what is known of a session now. */
        AccountView show(SessionName session, Follower follower);

        /** Nothing is left to follow. */
        void ended(SessionName session);
    }

    private static final int MOST_ORDERS = 8;
    private static final AccountReply TOO_MANY = new AccountReply.Full("Too many orders wait for this session already");

    private record Asked(AccountOrder order, Promise<AccountReply> answer) {}

    private final SessionName session;
    private final Follower follower;
    private final House house;
    private final Deque<Asked> orders = new ArrayDeque<>();
    private final List<Promise<AccountView>> looks = new ArrayList<>();
    private @Nullable Asked current;
    private @Nullable Runnable cancelWake;
    private boolean making;
    private boolean closed;

    AccountActor(SessionName session, Follower follower, House house) {
        this.session = session;
        this.follower = follower;
        this.house = house;
    }

    /** Begins to follow. */
    void begin() {
        turn();
    }

    /** Carries out an order after those before it. */
    Future<AccountReply> obey(AccountOrder order) {
        if (orders.size() >= MOST_ORDERS) {
            return Future.succeededFuture(TOO_MANY);
        }
        Promise<AccountReply> answer = Promise.promise();
        orders.add(new Asked(order, answer));
        turn();
        return answer.future();
    }

    /** What WAHA says when it is asked next, which is now. */
    Future<AccountView> look() {
        Promise<AccountView> seen = Promise.promise();
        looks.add(seen);
        lookSoon();
        return seen.future();
    }

    /** Looks as soon as nothing else is under way. */
    void lookSoon() {
        follower.lookSoon(house.now());
        turn();
    }

    /** A webhook says that something has changed. */
    void told() {
        follower.told(house.now());
        turn();
    }

    /** Somebody else asked WAHA, and this is what it said of the session. */
    void learn(AccountAnswer answer) {
        if (!making && !follower.isBusy()) {
            follower.learn(answer, house.now());
            house.show(session, follower);
            turn();
        }
    }

    private void turn() {
        if (making || closed) {
            return;
        }
        if (!follower.isBusy() && !orders.isEmpty()) {
            current = orders.remove();
            follower.begin(current.order());
        }
        FollowerStep step = follower.next(house.now());
        if (step instanceof FollowerStep.Do deed) {
            make(deed.deed());
        } else if (step instanceof FollowerStep.WaitUntil wait) {
            wake(wait.at());
        } else {
            close();
            house.ended(session);
        }
    }

    private void make(AccountDeed deed) {
        making = true;
        house.make(deed, session, follower).onComplete(done -> {
            making = false;
            if (!closed) {
                follower.heard(
                        deed, done.succeeded() ? done.result() : failed(String.valueOf(done.cause())), house.now());
                answer(deed, house.show(session, follower));
                turn();
            }
        });
    }

    private static AccountAnswer failed(String bug) {
        return new AccountAnswer.Trouble(new AccountReply.Trouble(AccountReply.Trouble.Kind.FAILED, bug));
    }

    private void answer(AccountDeed deed, AccountView view) {
        Follower.Ended end = follower.takeEnd();
        if (end != null && current != null) {
            AccountReply refusal = end.refusal();
            current.answer().complete(refusal == null ? new Done(view) : refusal);
            current = null;
        }
        if (deed == AccountDeed.LOOK) {
            List<Promise<AccountView>> waiting = List.copyOf(looks);
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
