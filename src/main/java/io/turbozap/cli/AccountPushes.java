package io.turbozap.cli;

import io.turbozap.live.Pushes;
import io.turbozap.waha.Account;
import io.turbozap.waha.AccountNews;
import io.turbozap.waha.AccountState;
import io.turbozap.waha.AccountState.PasskeyConfirmation;
import io.turbozap.waha.AccountState.ScanQr;
import io.turbozap.waha.AccountState.Working;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Tells whoever follows a session what becomes of its account. */
final class AccountPushes {

    private AccountPushes() {}

    static void open(Vertx vertx, Pushes pushes) {
        vertx.eventBus().<AccountNews>localConsumer(AccountNews.ADDRESS, news -> push(news.body(), pushes));
    }

    private static void push(AccountNews news, Pushes pushes) {
        AccountState state = news.state();
        pushes.status(news.session(), state.status(), details(state));
        if (state instanceof ScanQr scan && scan.picture() != null) {
            pushes.qr(news.session(), scan.picture());
        }
    }

    private static JsonObject details(AccountState state) {
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
