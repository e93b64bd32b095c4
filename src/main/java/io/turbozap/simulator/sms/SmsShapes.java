package io.turbozap.simulator.sms;

import io.turbozap.simulator.message.StoredMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answers of the SMS provider, in the form of Twilio's API 2010-04-01. */
final class SmsShapes {

    static final String VERSION = "2010-04-01";

    private static final int SEGMENT = 153;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SmsShapes() {}

    static String path(String account) {
        return "/" + VERSION + "/Accounts/" + account;
    }

    static JsonObject account(String account) {
        return new JsonObject()
                .put("sid", account)
                .put("friendly_name", "Simulated account")
                .put("status", "active")
                .put("type", "Full")
                .put("uri", path(account) + ".json");
    }

    /**
     * A message.
     *
     * @param ack how far it has got, by the levels of {@code AckPlan}
     */
    static JsonObject message(String account, StoredMessage message, int ack) {
        String words = message.messageContent().content();
        String created = DATE.format(Instant.ofEpochMilli(message.atMillis()));
        return new JsonObject()
                .put("sid", message.id())
                .put("account_sid", account)
                .put("api_version", VERSION)
                .put("body", words)
                .put("date_created", created)
                .put("date_sent", ack == 0 ? null : created)
                .put("date_updated", created)
                .put("direction", "outbound-api")
                .put("error_code", null)
                .put("error_message", null)
                .put("from", SmsRoutes.sender(message.session()))
                .put("messaging_service_sid", null)
                .put("num_media", "0")
                .put("num_segments", String.valueOf(1 + (words.length() - 1) / SEGMENT))
                .put("price", null)
                .put("price_unit", "USD")
                .put("status", status(ack))
                .put("to", message.chat())
                .put("uri", path(account) + "/Messages/" + message.id() + ".json");
    }

    private static String status(int ack) {
        return switch (ack) {
            case -1 -> "failed";
            case 0 -> "queued";
            case 1 -> "sent";
            default -> "delivered";
        };
    }

    /** A page of a list. */
    static JsonObject page(String account, List<JsonObject> messages, int page, int size, @Nullable String next) {
        int start = page * size;
        return new JsonObject()
                .put("messages", new JsonArray(messages))
                .put("page", page)
                .put("page_size", size)
                .put("start", start)
                .put("end", start + Math.max(0, messages.size() - 1))
                .put("next_page_uri", next)
                .put("uri", path(account) + "/Messages.json");
    }

    /** Where the page after this one is. */
    static String next(String account, String from, String to, int page, int size) {
        return path(account) + "/Messages.json?From=" + encode(from) + "&To=" + encode(to) + "&PageSize=" + size
                + "&Page=" + (page + 1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
