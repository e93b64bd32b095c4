package io.turbozap.waha;

import static io.turbozap.waha.AccountDeed.CONFIGURE;
import static io.turbozap.waha.AccountDeed.CREATE;
import static io.turbozap.waha.AccountDeed.DELETE;
import static io.turbozap.waha.AccountDeed.FETCH_CODE;
import static io.turbozap.waha.AccountDeed.FETCH_LIMITS;
import static io.turbozap.waha.AccountDeed.FETCH_QR;
import static io.turbozap.waha.AccountDeed.LOGOUT;
import static io.turbozap.waha.AccountDeed.LOOK;
import static io.turbozap.waha.AccountDeed.RESTART;
import static io.turbozap.waha.AccountDeed.START;
import static io.turbozap.waha.AccountDeed.STOP;

import io.turbozap.session.port.AccountLimits;
import io.turbozap.waha.AccountAnswer.Absent;
import io.turbozap.waha.AccountAnswer.Info;
import io.turbozap.waha.AccountAnswer.Limits;
import io.turbozap.waha.AccountAnswer.Shown;
import io.turbozap.waha.AccountAnswer.Trouble;
import io.turbozap.waha.AccountView.Webhook;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to ask WAHA about one session, without the means to do it: it carries out one order at a time, and between
 * orders looks at the session, often while somebody waits for a QR code, seldom while nothing happens, and more seldom
 * where webhooks tell. Times are steady milliseconds.
 */
final class Follower {

    /**
     * The end of an order.
     *
     * @param refusal why it was not carried out, or null if it was
     */
    record Ended(@Nullable AccountReply refusal) {}

    private static final int MOST_TRIES = 3;
    private static final int MOST_MENDINGS = 3;
    private static final String NEEDS_RESTART =
            "it works, and WAHA restarts it for some seconds to write its webhook; say ?force=true";

    private final SessionConfig ours;
    private final FollowerPace pace;
    private final Deque<AccountDeed> plan = new ArrayDeque<>();
    private final Set<AccountDeed> wanted = EnumSet.noneOf(AccountDeed.class);

    private AccountState state = AccountState.Unknown.INSTANCE;
    private AccountLimits limits = AccountLimits.UNKNOWN;
    private Webhook webhook = Webhook.UNKNOWN;
    private @Nullable JsonObject config;
    private @Nullable String trouble;
    private @Nullable Long seenAt;
    private @Nullable AccountOrder order;
    private @Nullable Ended ended;
    private boolean hooked;
    private boolean prompted;
    private boolean gone;
    private @Nullable Long orderedAt;
    private int tries;
    private int mendings;
    private int failures;
    private long lookAt = Long.MIN_VALUE;

    Follower(SessionConfig ours, FollowerPace pace) {
        this.ours = ours;
        this.pace = pace;
    }

    AccountState state() {
        return state;
    }

    AccountLimits limits() {
        return limits;
    }

    Webhook webhook() {
        return webhook;
    }

    /** Why WAHA could not be asked lately, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** When WAHA said something of the session last, or null if it never did. */
    @Nullable
    Long seenAt() {
        return seenAt;
    }

    /** Whether an order is under way. */
    boolean isBusy() {
        return order != null;
    }

    /** Begins with an order; only when it is not busy. */
    void begin(AccountOrder next) {
        order = next;
        tries = 0;
        gone = false;
        plan.clear();
        plan.add(
                switch (next) {
                    case CONNECT, RECONNECT, HOOK, REHOOK -> LOOK;
                    case DISCONNECT -> STOP;
                    case RESTART -> RESTART;
                    case LOGOUT -> LOGOUT;
                    case DELETE -> DELETE;
                });
    }

    /** What became of the order, once; null while there is nothing to say. */
    @Nullable
    Ended takeEnd() {
        Ended taken = ended;
        ended = null;
        return taken;
    }

    /** A webhook says that something has changed. Webhooks come unordered, so WAHA is asked what it is. */
    void told(long now) {
        hooked = true;
        prompted = true;
        lookSoon(now);
    }

    /** Something says that a look is worth it. */
    void lookSoon(long now) {
        lookAt = Math.min(lookAt, now);
    }

    /** What to do at {@code now}; the same again until it is told what came of it. */
    FollowerStep next(long now) {
        AccountDeed planned = plan.peek();
        if (planned != null) {
            return new FollowerStep.Do(planned);
        }
        if (gone) {
            return FollowerStep.End.INSTANCE;
        }
        for (AccountDeed each : wanted) {
            return new FollowerStep.Do(each);
        }
        return now >= lookAt ? new FollowerStep.Do(LOOK) : new FollowerStep.WaitUntil(lookAt);
    }

    /** The body of a request, or null if it has none. */
    @Nullable
    JsonObject bodyOf(AccountDeed deed, String name) {
        if (deed == CREATE) {
            return new JsonObject().put("name", name).put("start", true).put("config", ours.fresh());
        }
        JsonObject merged = deed == CONFIGURE && config != null ? ours.merged(config) : null;
        return deed == CONFIGURE ? new JsonObject().put("config", merged == null ? config : merged) : null;
    }

    /** Takes what came of a request. */
    void heard(AccountDeed deed, AccountAnswer answer, long now) {
        boolean planned = plan.peek() == deed;
        if (planned) {
            orderedAt = order == AccountOrder.DISCONNECT || order == AccountOrder.DELETE ? null : Long.valueOf(now);
        }
        if (answer instanceof Trouble failure) {
            failed(failure.trouble(), planned, now);
        } else if (planned) {
            plan.remove();
            learn(answer, now);
            goOn(deed, answer);
        } else {
            wanted.remove(deed);
            doubtWebhooks(deed, answer);
            learn(answer, now);
            gone |= deed == LOOK && answer == Absent.INSTANCE;
        }
    }

    /** What a look finds changed although no webhook told shows that they do not come. */
    private void doubtWebhooks(AccountDeed deed, AccountAnswer answer) {
        if (deed == LOOK) {
            boolean changed = state != AccountState.Unknown.INSTANCE
                    && !(answer instanceof Info info && info.status().equals(state.status()));
            hooked &= prompted || !changed;
            prompted = false;
        }
    }

    private void failed(AccountReply.Trouble why, boolean planned, long now) {
        trouble = why.reason();
        wanted.clear();
        if (planned && why.kind() != AccountReply.Trouble.Kind.SLOW) {
            orderedAt = null; // nothing has begun
        }
        lookAt = now + pace.afterFailures(++failures, sinceOrder(now));
        if (planned) {
            plan.clear();
            end(why);
        }
    }

    /** What was not asked for, as another listing shows it. */
    void learn(AccountAnswer answer, long now) {
        failures = 0;
        trouble = null;
        if (answer instanceof Info info) {
            seenAt = now;
            see(info, now);
        } else if (answer == Absent.INSTANCE) {
            seenAt = now;
            become(AccountState.Absent.INSTANCE, now);
        } else if (answer instanceof Shown shown) {
            show(shown.text());
        } else if (answer instanceof Limits told) {
            limits = told.limits() == null ? limits : told.limits();
        } else {
            lookAt = Math.min(lookAt, now + pace.starting()); // it is in another state meanwhile
        }
    }

    private void see(Info info, long now) {
        config = info.config();
        webhook = ours.webhook(info.config());
        if (info.limits() != null) {
            limits = info.limits();
        }
        become(AccountState.of(info.status(), info.account(), state), now);
        if (isDeafForWantOfOurKey() && mendings < MOST_MENDINGS) {
            mendings++;
            begin(AccountOrder.REHOOK);
        }
    }

    /** Nothing that a session tells is believed until it has our key, which is worth the seconds of its restart. */
    private boolean isDeafForWantOfOurKey() {
        return order == null
                && state instanceof AccountState.Working
                && webhook == Webhook.REFUSED
                && ours.mendsItself();
    }

    private void become(AccountState next, long now) {
        boolean worked = state instanceof AccountState.Working;
        state = next;
        lookAt = now + pace.untilNextLook(next, hooked, sinceOrder(now));
        wanted.clear();
        if (next instanceof AccountState.ScanQr) {
            wanted.add(FETCH_QR);
        } else if (next instanceof AccountState.PasskeyConfirmation) {
            wanted.add(FETCH_CODE);
        } else if (!(next instanceof AccountState.Working)) {
            limits = AccountLimits.UNKNOWN;
        } else if (!worked || !pace.isUnsettled(sinceOrder(now))) {
            wanted.add(FETCH_LIMITS);
        }
    }

    private long sinceOrder(long now) {
        return orderedAt == null ? FollowerPace.NEVER : now - orderedAt;
    }

    private void show(String text) {
        if (state instanceof AccountState.ScanQr) {
            state = new AccountState.ScanQr(text);
        } else if (state instanceof AccountState.PasskeyConfirmation) {
            state = new AccountState.PasskeyConfirmation(text);
        }
    }

    /** Goes on with the order after a request of it was answered. */
    private void goOn(AccountDeed deed, AccountAnswer answer) {
        if (answer instanceof AccountAnswer.Conflict conflict) {
            plan.clear();
            lookAgain(conflict);
        } else if (deed == LOOK && isConnecting()) {
            plan.addAll(answer == Absent.INSTANCE ? List.of(CREATE) : connecting());
            finishIfDone();
        } else if (deed == LOOK && answer != Absent.INSTANCE) {
            hook();
        } else if (answer == Absent.INSTANCE) {
            plan.clear();
            end(deed == DELETE ? null : AccountReply.Absent.INSTANCE);
            gone = true;
        } else {
            skipStartOfWhatRuns();
            finishIfDone();
        }
    }

    private List<AccountDeed> connecting() {
        return ConnectPlan.of(state, differs(), order == AccountOrder.RECONNECT && tries == 0);
    }

    private boolean differs() {
        return config != null && ours.merged(config) != null;
    }

    /** WAHA restarts what runs once its configuration is written; only a session that works loses anything by it. */
    private void hook() {
        boolean careful = state instanceof AccountState.Working && order == AccountOrder.HOOK;
        if (!differs() || (careful && !webhook.isBroken())) {
            end(null);
        } else if (careful) {
            end(new AccountReply.Conflict(NEEDS_RESTART));
        } else {
            plan.add(CONFIGURE);
        }
    }

    /** It exists already, or runs already: another look tells what is left to do. */
    private void lookAgain(AccountAnswer.Conflict conflict) {
        tries++;
        if (isConnecting() && tries < MOST_TRIES) {
            plan.add(LOOK);
        } else {
            end(new AccountReply.Trouble(AccountReply.Trouble.Kind.REFUSED, conflict.reason()));
        }
    }

    /** To write a configuration may start a session. */
    private void skipStartOfWhatRuns() {
        if (plan.peek() == START && state != AccountState.Stopped.INSTANCE) {
            plan.remove();
        }
    }

    private boolean isConnecting() {
        return order == AccountOrder.CONNECT || order == AccountOrder.RECONNECT;
    }

    private void finishIfDone() {
        if (plan.isEmpty()) {
            end(null);
        }
    }

    private void end(@Nullable AccountReply refusal) {
        order = null;
        ended = new Ended(refusal);
    }
}
