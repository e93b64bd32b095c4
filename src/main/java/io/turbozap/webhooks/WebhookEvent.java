package io.turbozap.webhooks;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Event as receivers get it: {@code {"type","timestamp","data"}}, as Standard Webhooks has it. It
 * names campaigns, requests and message ids; it holds no phone number and no text of a message.
 *
 * @param id what receivers know it by, so that they take it once; without dots, for it is signed with dots around it
 * @param at when it happened, epoch milliseconds
 */
record WebhookEvent(String id, EventType type, long at, JsonObject data) {

    private static final int LONGEST_REASON = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{7,}");

    /** A reason that may leave this server: WAHA's text has no bounds, and may name a number. */
    static String reason(String text) {
        String bounded = text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
        return NUMBER.matcher(bounded).replaceAll("#");
    }

    /** The JSON that is signed and sent. */
    String body() {
        return new JsonObject()
                .put("type", type.wireName())
                .put("timestamp", Instant.ofEpochMilli(at).toString())
                .put("data", data)
                .encode();
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "WebhookEvent[" + id + ", " + type + "]";
    }
}
