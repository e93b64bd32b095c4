package io.turbozap.waha.session;

import static io.turbozap.waha.session.WahaSessionAction.CONFIGURE;
import static io.turbozap.waha.session.WahaSessionAction.CREATE;
import static io.turbozap.waha.session.WahaSessionAction.DELETE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_CODE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_LIMITS;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_QR;
import static io.turbozap.waha.session.WahaSessionAction.LOGOUT;
import static io.turbozap.waha.session.WahaSessionAction.PROBE;
import static io.turbozap.waha.session.WahaSessionAction.RESTART;
import static io.turbozap.waha.session.WahaSessionAction.START;
import static io.turbozap.waha.session.WahaSessionAction.STOP;

import io.turbozap.actor.CommandException;
import io.turbozap.session.AccountLimits;
import io.turbozap.waha.session.WahaSessionAnswer.Absent;
import io.turbozap.waha.session.WahaSessionAnswer.Info;
import io.turbozap.waha.session.WahaSessionAnswer.Limits;
import io.turbozap.waha.session.WahaSessionAnswer.Shown;
import io.turbozap.waha.session.WahaSessionAnswer.Trouble;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy of what to ask WAHA about one session, without the means to do it: it carries out one operation at a time, and
 * between them probes the session, often while a client waits for a QR code, seldom while nothing happens, and more
 * seldom where webhooks come. Times are steady milliseconds.
 */
public final class WahaSessionMonitor {

    /**
     * The end of an order.
     *
     * @param refusal why it was not carried out, or null if it was
     */
    record Ended(@Nullable CommandException refusal) {}

    private static final int MOST_TRIES = 3;
    private static final int MOST_MENDINGS = 3;
    private static final String NEEDS_RESTART =
            "it works, and WAHA restarts it for some seconds to write its webhook; say ?force=true";

    private final SessionConfig ours;
    private final MonitorPace pace;
    private final Deque<WahaSessionAction> plan = new ArrayDeque<>();
    private final Set<WahaSessionAction> wanted = EnumSet.noneOf(WahaSessionAction.class);

    private WahaSessionState state = WahaSessionState.Unknown.INSTANCE;
    private AccountLimits limits = AccountLimits.UNKNOWN;
    private Webhook webhook = Webhook.UNKNOWN;
    private @Nullable JsonObject config;
    private @Nullable String trouble;
    private @Nullable Long seenAt;
    private @Nullable WahaSessionOperation order;
    private @Nullable Ended ended;
    private boolean hooked;
    private boolean prompted;
    private boolean gone;
    private @Nullable Long orderedAt;
    private int tries;
    private int mendings;
    private int failures;
    private long probeAt = Long.MIN_VALUE;

    public WahaSessionMonitor(SessionConfig ours, MonitorPace pace) {
        this.ours = ours;
        this.pace = pace;
    }

    WahaSessionState state() {
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

    /** When WAHA answered about the session last, or null if it never did. */
    @Nullable
    Long seenAt() {
        return seenAt;
    }

    /** Whether an order is under way. */
    boolean isBusy() {
        return order != null;
    }

    /** Begins with an order; only when it is not busy. */
    void begin(WahaSessionOperation next) {
        order = next;
        tries = 0;
        gone = false;
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

    /** The result of the order, once; null while there is none. */
    @Nullable
    Ended takeEnd() {
        Ended taken = ended;
        ended = null;
        return taken;
    }

    /** A webhook signalled a change. Webhooks come unordered, so WAHA is asked what it is. */
    void notified(long now) {
        hooked = true;
        prompted = true;
        probeSoon(now);
    }

    /** A hint that a probe is worth it. */
    void probeSoon(long now) {
        probeAt = Math.min(probeAt, now);
    }

    /** What to do at {@code now}; the same again until its result is given. */
    MonitorStep next(long now) {
        WahaSessionAction planned = plan.peek();
        if (planned != null) {
            return new MonitorStep.Do(planned);
        }
        if (gone) {
            return MonitorStep.End.INSTANCE;
        }
        for (WahaSessionAction each : wanted) {
            return new MonitorStep.Do(each);
        }
        return now >= probeAt ? new MonitorStep.Do(PROBE) : new MonitorStep.WaitUntil(probeAt);
    }

    /** The body of a request, or null if it has none. */
    @Nullable
    public JsonObject bodyOf(WahaSessionAction action, String name) {
        if (action == CREATE) {
            return new JsonObject().put("name", name).put("start", true).put("config", ours.fresh());
        }
        JsonObject merged = action == CONFIGURE && config != null ? ours.merged(config) : null;
        return action == CONFIGURE ? new JsonObject().put("config", merged == null ? config : merged) : null;
    }

    /** Takes what came of a request. */
    void answered(WahaSessionAction action, WahaSessionAnswer answer, long now) {
        boolean planned = plan.peek() == action;
        if (planned) {
            orderedAt = order == WahaSessionOperation.DISCONNECT || order == WahaSessionOperation.DELETE
                    ? null
                    : Long.valueOf(now);
        }
        if (answer instanceof Trouble failure) {
            failed(failure.failure(), planned, now);
        } else if (planned) {
            plan.remove();
            learn(answer, now);
            goOn(action, answer);
        } else {
            wanted.remove(action);
            doubtWebhooks(action, answer);
            learn(answer, now);
            gone |= action == PROBE && answer == Absent.INSTANCE;
        }
    }

    /** A change that a probe finds and no webhook brought shows that they do not come. */
    private void doubtWebhooks(WahaSessionAction action, WahaSessionAnswer answer) {
        if (action == PROBE) {
            boolean changed = state != WahaSessionState.Unknown.INSTANCE
                    && !(answer instanceof Info info && info.status().equals(state.status()));
            hooked &= prompted || !changed;
            prompted = false;
        }
    }

    private void failed(WahaFailure why, boolean planned, long now) {
        trouble = why.reason();
        wanted.clear();
        if (planned && why.kind() != WahaFailure.Kind.SLOW) {
            orderedAt = null; // nothing has begun
        }
        probeAt = now + pace.afterFailures(++failures, sinceOrder(now));
        if (planned) {
            plan.clear();
            end(why.ofCommand());
        }
    }

    /** What was not asked for, as another listing shows it. */
    public void learn(WahaSessionAnswer answer, long now) {
        failures = 0;
        trouble = null;
        if (answer instanceof Info info) {
            seenAt = now;
            see(info, now);
        } else if (answer == Absent.INSTANCE) {
            seenAt = now;
            become(WahaSessionState.Absent.INSTANCE, now);
        } else if (answer instanceof Shown shown) {
            show(shown.text());
        } else if (answer instanceof Limits fetched) {
            limits = fetched.limits() == null ? limits : fetched.limits();
        } else {
            probeAt = Math.min(probeAt, now + pace.starting()); // it is in another state meanwhile
        }
    }

    private void see(Info info, long now) {
        config = info.config();
        webhook = ours.webhook(info.config());
        if (info.limits() != null) {
            limits = info.limits();
        }
        become(WahaSessionState.of(info.status(), info.account(), state), now);
        if (isDeafForWantOfOurKey() && mendings < MOST_MENDINGS) {
            mendings++;
            begin(WahaSessionOperation.REHOOK);
        }
    }

    /** Nothing of a session is believed until it has our key, which is worth the seconds of its restart. */
    private boolean isDeafForWantOfOurKey() {
        return order == null
                && state instanceof WahaSessionState.Working
                && webhook == Webhook.REFUSED
                && ours.mendsItself();
    }

    private void become(WahaSessionState next, long now) {
        boolean worked = state instanceof WahaSessionState.Working;
        state = next;
        probeAt = now + pace.untilNextProbe(next, hooked, sinceOrder(now));
        wanted.clear();
        if (next instanceof WahaSessionState.ScanQr) {
            wanted.add(FETCH_QR);
        } else if (next instanceof WahaSessionState.PasskeyConfirmation) {
            wanted.add(FETCH_CODE);
        } else if (!(next instanceof WahaSessionState.Working)) {
            limits = AccountLimits.UNKNOWN;
        } else if (!worked || !pace.isUnsettled(sinceOrder(now))) {
            wanted.add(FETCH_LIMITS);
        }
    }

    private long sinceOrder(long now) {
        return orderedAt == null ? MonitorPace.NEVER : now - orderedAt;
    }

    private void show(String text) {
        if (state instanceof WahaSessionState.ScanQr) {
            state = new WahaSessionState.ScanQr(text);
        } else if (state instanceof WahaSessionState.PasskeyConfirmation) {
            state = new WahaSessionState.PasskeyConfirmation(text);
        }
    }

    /** Goes on with the order after a request of it was answered. */
    private void goOn(WahaSessionAction action, WahaSessionAnswer answer) {
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
            gone = true;
        } else {
            skipStartOfWhatRuns();
            finishIfDone();
        }
    }

    private List<WahaSessionAction> connecting() {
        return ConnectPlan.of(state, differs(), order == WahaSessionOperation.RECONNECT && tries == 0);
    }

    private boolean differs() {
        return config != null && ours.merged(config) != null;
    }

    /** WAHA restarts what runs once its configuration is written; only a session that works loses anything by it. */
    private void hook() {
        boolean careful = state instanceof WahaSessionState.Working && order == WahaSessionOperation.HOOK;
        if (!differs() || (careful && !webhook.isBroken())) {
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
        if (plan.peek() == START && state != WahaSessionState.Stopped.INSTANCE) {
            plan.remove();
        }
    }

    private boolean isConnecting() {
        return order == WahaSessionOperation.CONNECT || order == WahaSessionOperation.RECONNECT;
    }

    private void finishIfDone() {
        if (plan.isEmpty()) {
            end(null);
        }
    }

    private void end(@Nullable CommandException refusal) {
        order = null;
        ended = new Ended(refusal);
    }
}
