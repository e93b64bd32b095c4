package io.turbozap.http;

import io.turbozap.waha.AccountState;
import io.turbozap.waha.AccountView;
import io.turbozap.waha.AccountView.Webhook;

/**
 * What an operator has to know of a session that sends and does not hear: {@code warnings}, an array of objects with
 * {@code code} and {@code message}, left out where there are none.
 */
final class SessionWarnings {

    private static final String DEAF = ": delivered and read stay 0, STOP is not heard. ";

    private SessionWarnings() {}

    static void write(AccountView view, JsonWriter json) {
        Webhook webhook = view.webhook();
        boolean deaf = webhook.isBroken() || (webhook == Webhook.NONE && view.state() instanceof AccountState.Working);
        if (!deaf && view.unreadable() == null) {
            return;
        }
        json.name("warnings").array();
        if (deaf) {
            write(json, "webhook_" + Views.lowerCase(webhook), webhook(view));
        }
        if (view.unreadable() != null) {
            String message = "What is written while no webhook comes cannot be read afterwards: " + view.unreadable();
            write(json, "history_unreadable", message);
        }
        json.endArray();
    }

    private static String webhook(AccountView view) {
        String mend = "POST /api/sessions/" + view.session() + "/webhook";
        return switch (view.webhook()) {
            case REFUSED ->
                "Our own door refuses the webhooks of this session, which are not signed with WAHA_WEBHOOK_HMAC_KEY"
                        + DEAF + mend + " writes our key into WAHA";
            case MISSING -> "The webhook of this session is missing in WAHA" + DEAF + mend + " writes it";
            default -> "WAHA has no address of ours" + DEAF + "Set WAHA_WEBHOOK_URL and start again, then " + mend;
        };
    }

    private static void write(JsonWriter json, String code, String message) {
        json.object().member("code", code).member("message", message).endObject();
    }
}
