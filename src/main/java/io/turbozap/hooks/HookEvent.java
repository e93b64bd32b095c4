package io.turbozap.hooks;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Something that happened, as receivers are told it: {@code {"type","timestamp","data"}}, as Standard Webhooks has it. It
 * names campaigns, requests and message ids; it holds no phone number and no text of a message.
 *
 * @param id what receivers know it by, so that they take it once; without dots, for it is signed with dots around it
 * @param at when it happened, epoch milliseconds
 */
record HookEvent(String id, EventType type, long at, JsonObject data) {

    /** What is sent. */
    String body() {
        return new JsonObject()
                .put("type", type.wireName())
                .put(
                        "timestamp",
                        Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.MILLIS).toString())
                .put("data", data)
                .encode();
    }

    /** Says nothing of what it tells. */
    @Override
    public String toString() {
        return "HookEvent[" + id + ", " + type + "]";
    }
}
