package io.turbozap.cli;

import io.turbozap.live.Pushes;
import io.turbozap.waha.session.Account;
import io.turbozap.waha.session.WahaSessionChanged;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionState.PasskeyConfirmation;
import io.turbozap.waha.session.WahaSessionState.ScanQr;
import io.turbozap.waha.session.WahaSessionState.Working;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** The pushes of the state of a session's account to the clients that follow the session. */
final class SessionStatePushes {

    private SessionStatePushes() {}

    static void open(Vertx vertx, Pushes pushes) {
        vertx.eventBus()
                .<WahaSessionChanged>localConsumer(WahaSessionChanged.ADDRESS, news -> push(news.body(), pushes));
    }

    private static void push(WahaSessionChanged news, Pushes pushes) {
        WahaSessionState state = news.state();
        pushes.status(news.session(), state.status(), details(state));
        if (state instanceof ScanQr scan && scan.picture() != null) {
            pushes.qr(news.session(), scan.picture());
        }
    }

    private static JsonObject details(WahaSessionState state) {
        JsonObject details = new JsonObject();
        if (state.reason() != null) {
            details.put("reason", state.reason());
        }
        if (state instanceof PasskeyConfirmation passkey && passkey.code() != null) {
            details.put("code", passkey.code());
        } else if (state instanceof Working working && working.account() != null) {
            Account account = working.account();
            details.put("account", new JsonObject().put("id", account.id()).put("name", account.name()));
        }
        return details;
    }
}
