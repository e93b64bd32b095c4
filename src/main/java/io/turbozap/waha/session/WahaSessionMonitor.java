package io.turbozap.waha.session;

import static io.turbozap.waha.session.WahaSessionAction.CONFIGURE;
import static io.turbozap.waha.session.WahaSessionAction.CREATE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_CODE;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_LIMITS;
import static io.turbozap.waha.session.WahaSessionAction.FETCH_QR;
import static io.turbozap.waha.session.WahaSessionAction.PROBE;

import io.turbozap.waha.session.WahaSessionAnswer.Absent;
import io.turbozap.waha.session.WahaSessionAnswer.Info;
import io.turbozap.waha.session.WahaSessionAnswer.Limits;
import io.turbozap.waha.session.WahaSessionAnswer.Shown;
import io.turbozap.waha.session.WahaSessionAnswer.Trouble;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy of what to ask WAHA about one session, without the means to do it: it carries out one operation at a
 * time, and between them probes the session, often while a client waits for a QR code, seldom while nothing happens,
 * and more seldom where webhooks come. Times are steady milliseconds.
 */
public final class WahaSessionMonitor {

    private static final int MOST_MENDINGS = 3;

    private final SessionConfig ours;
    private final MonitorPace pace;
    private final SessionObservation session;
    private final OperationProgress operation;
    private final Set<WahaSessionAction> wanted = EnumSet.noneOf(WahaSessionAction.class);

    private @Nullable String trouble;
    private boolean hooked;
    private boolean prompted;
    private boolean gone;
    private @Nullable Long orderedAt;
    private int mendings;
    private int failures;
    private long probeAt = Long.MIN_VALUE;

    public WahaSessionMonitor(SessionConfig ours, MonitorPace pace) {
        this.ours = ours;
        this.pace = pace;
        this.session = new SessionObservation(ours);
        this.operation = new OperationProgress(session);
    }

    /** The session as WAHA has shown it so far. */
    SessionObservation session() {
        return session;
    }

    /** Why WAHA could not be asked lately, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Whether an operation is under way. */
    boolean isBusy() {
        return operation.isBusy();
    }

    /** Begins with an operation; only when it is not busy. */
    void begin(WahaSessionOperation next) {
        gone = false;
        operation.begin(next);
    }

    /** The end of the operation, once; null while there is none. */
    OperationProgress.@Nullable Ended takeEnd() {
        return operation.takeEnd();
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
        WahaSessionAction planned = operation.next();
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
        return action == CONFIGURE ? new JsonObject().put("config", session.neededConfig()) : null;
    }

    /** Takes what came of a request. */
    void answered(WahaSessionAction action, WahaSessionAnswer answer, long now) {
        boolean planned = operation.next() == action;
        if (planned) {
            orderedAt = operation.isStop() ? null : Long.valueOf(now);
        }
        if (answer instanceof Trouble failure) {
            failed(failure.failure(), planned, now);
        } else if (planned) {
            learn(answer, now);
            operation.goOn(action, answer);
            gone |= answer == Absent.INSTANCE && !operation.isBusy();
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
            hooked &= prompted || !session.isChangedBy(answer);
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
            operation.fail(why.ofCommand());
        }
    }

    /** What was not asked for, as another listing shows it. */
    public void learn(WahaSessionAnswer answer, long now) {
        failures = 0;
        trouble = null;
        boolean worked = session.isWorking();
        if (answer instanceof Info info) {
            session.see(info, now);
            followUp(worked, now);
            mendIfDeaf();
        } else if (answer == Absent.INSTANCE) {
            session.seeNone(now);
            followUp(worked, now);
        } else if (answer instanceof Shown shown) {
            session.show(shown.text());
        } else if (answer instanceof Limits fetched) {
            session.limit(fetched.limits());
        } else {
            probeAt = Math.min(probeAt, now + pace.starting()); // it is in another state meanwhile
        }
    }

    /** Nothing of a session is believed until it has our key, which is worth the seconds of its restart. */
    private void mendIfDeaf() {
        boolean deaf = !isBusy() && session.isWorking() && session.webhook() == Webhook.REFUSED && ours.mendsItself();
        if (deaf && mendings < MOST_MENDINGS) {
            mendings++;
            begin(WahaSessionOperation.REHOOK);
        }
    }

    /** Plans what the observed state asks for, and when it is probed again. */
    private void followUp(boolean worked, long now) {
        WahaSessionState state = session.state();
        probeAt = now + pace.untilNextProbe(state, hooked, sinceOrder(now));
        wanted.clear();
        if (state instanceof WahaSessionState.ScanQr) {
            wanted.add(FETCH_QR);
        } else if (state instanceof WahaSessionState.PasskeyConfirmation) {
            wanted.add(FETCH_CODE);
        } else if (session.isWorking() && (!worked || !pace.isUnsettled(sinceOrder(now)))) {
            wanted.add(FETCH_LIMITS);
        }
    }

    private long sinceOrder(long now) {
        return orderedAt == null ? MonitorPace.NEVER : now - orderedAt;
    }
}
