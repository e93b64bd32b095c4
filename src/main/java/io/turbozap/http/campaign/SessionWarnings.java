package io.turbozap.http.campaign;

import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Warnings for the operator of a session that sends and receives no events, and of files that may not go out: {@code
 * warnings}, an array of objects with {@code code} and {@code message}, left out where there are none.
 */
public final class SessionWarnings {

    private static final String DEAF = ": delivered and read stay 0, STOP is not heard. ";

    private SessionWarnings() {}

    /** Those of a session. */
    public static void write(WahaSessionView session, JsonWriter json) {
        write(session, List.of(), json);
    }

    /**
     * Those of a campaign.
     *
     * @param session the one that sends it; null if there is nothing to warn of
     * @param media what is doubtful about its files
     */
    public static void write(@Nullable WahaSessionView session, List<MediaWarning> media, JsonWriter json) {
        boolean deaf = session != null && isDeaf(session);
        boolean unreadable = session != null && session.unreadable() != null;
        if (!deaf && !unreadable && media.isEmpty()) {
            return;
        }
        json.name("warnings").array();
        if (session != null && deaf) {
            write(json, "webhook_" + CampaignJson.lowerCase(session.webhook()), webhook(session));
        }
        if (session != null && unreadable) {
            String message =
                    "What is written while no webhook comes cannot be read afterwards: " + session.unreadable();
            write(json, "history_unreadable", message);
        }
        media.forEach(warning -> write(json, warning));
        json.endArray();
    }

    private static boolean isDeaf(WahaSessionView session) {
        Webhook webhook = session.webhook();
        return webhook.isBroken() || (webhook == Webhook.NONE && session.state() instanceof WahaSessionState.Working);
    }

    private static String webhook(WahaSessionView view) {
        String mend = "POST /api/sessions/" + view.session() + "/webhook";
        return switch (view.webhook()) {
            case REFUSED ->
                "Our own door refuses the webhooks of this session, which are not signed with our key" + DEAF + mend
                        + " writes it into WAHA; set by hand, they need WAHA_WEBHOOK_HMAC_KEY here and there";
            case MISSING -> "The webhook of this session is missing in WAHA" + DEAF + mend + " writes it";
            default ->
                "WAHA has no address of ours" + DEAF + "Set WAHA_WEBHOOK_URL and start again, then " + mend
                        + "; set by hand, a webhook needs our WAHA_WEBHOOK_HMAC_KEY once there is an API_KEY";
        };
    }

    private static void write(JsonWriter json, String code, String message) {
        json.object().member("code", code).member("message", message).endObject();
    }

    private static void write(JsonWriter json, MediaWarning warning) {
        json.object()
                .member("code", warning.code().wireName())
                .member("message", warning.text())
                .member("path", "messages." + warning.message())
                .member("host", warning.host())
                .member("detail", warning.detail())
                .endObject();
    }
}
