package io.turbozap.live;

import io.vertx.core.json.JsonObject;

/**
 * Snapshot of what goes on in the whole server, for people.
 *
 * @param at epoch milliseconds
 * @param data the state as JSON, without the time
 * @param fingerprint another number, as good as surely, if a campaign has another status or a session other reasons to wait
 */
public record Overview(long at, JsonObject data, long fingerprint) {

    /** As clients get it. */
    public JsonObject json() {
        JsonObject json = new JsonObject().put("at", Overviews.time(at));
        return json.mergeIn(data);
    }

    /** Whether nothing but time has passed since {@code before}. */
    boolean hasSameStateAs(Overview before) {
        return fingerprint == before.fingerprint && data.equals(before.data);
    }
}
