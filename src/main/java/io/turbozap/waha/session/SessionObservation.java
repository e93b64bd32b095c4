package io.turbozap.waha.session;

import io.turbozap.session.AccountLimits;
import io.turbozap.waha.session.WahaSessionAnswer.Info;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Session as WAHA has shown it so far. Times are steady milliseconds. */
final class SessionObservation {

    private final SessionConfig ours;
    private WahaSessionState state = WahaSessionState.Unknown.INSTANCE;
    private AccountLimits limits = AccountLimits.UNKNOWN;
    private Webhook webhook = Webhook.UNKNOWN;
    private @Nullable JsonObject config;
    private @Nullable Long seenAt;

    SessionObservation(SessionConfig ours) {
        this.ours = ours;
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

    /** When WAHA answered about the session last, or null if it never did. */
    @Nullable
    Long seenAt() {
        return seenAt;
    }

    boolean isWorking() {
        return state instanceof WahaSessionState.Working;
    }

    /** The configuration that it has to have, or null if WAHA has shown none. */
    @Nullable
    JsonObject neededConfig() {
        JsonObject merged = config == null ? null : ours.merged(config);
        return merged == null ? config : merged;
    }

    /** Whether its configuration lacks something of ours. */
    boolean differs() {
        return config != null && ours.merged(config) != null;
    }

    /** Whether a probe that finds {@code answer} finds a change. */
    boolean isChangedBy(WahaSessionAnswer answer) {
        return state != WahaSessionState.Unknown.INSTANCE
                && !(answer instanceof Info info && info.status().equals(state.status()));
    }

    void see(Info info, long now) {
        seenAt = now;
        config = info.config();
        webhook = ours.webhook(info.config());
        limit(info.limits());
        become(WahaSessionState.of(info.status(), info.account(), state));
    }

    void seeNone(long now) {
        seenAt = now;
        become(WahaSessionState.Absent.INSTANCE);
    }

    /** Limits hold as long as it works, and while it asks for what may bring the account back. */
    private void become(WahaSessionState next) {
        state = next;
        if (!isWorking() && !isShowing()) {
            limits = AccountLimits.UNKNOWN;
        }
    }

    private boolean isShowing() {
        return state instanceof WahaSessionState.ScanQr || state instanceof WahaSessionState.PasskeyConfirmation;
    }

    /** @param fetched null if nothing is known of them */
    void limit(@Nullable AccountLimits fetched) {
        limits = fetched == null ? limits : fetched;
    }

    /** @param text the QR code or the code that it shows, if it still does */
    void show(String text) {
        if (state instanceof WahaSessionState.ScanQr) {
            state = new WahaSessionState.ScanQr(text);
        } else if (state instanceof WahaSessionState.PasskeyConfirmation) {
            state = new WahaSessionState.PasskeyConfirmation(text);
        }
    }
}
