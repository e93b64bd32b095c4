package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.config.Config;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our webhook in the configuration of a session, and everything else as it was. */
class SessionConfigTest {

    private static final SessionConfig OURS = new SessionConfig("http://us/webhooks/waha", "key");

    private static @Nullable String urlFor(String base) {
        Config config = Config.of(Map.of("WAHA_WEBHOOK_URL", base));
        return hooks(SessionConfig.of(config.waha()).fresh()).getJsonObject(0).getString("url");
    }

    private static JsonArray hooks(@Nullable JsonObject config) {
        assertNotNull(config);
        return config.getJsonArray("webhooks");
    }

    @Test
    void webhooks_go_to_our_path_below_the_address() {
        assertEquals("http://us:3000/webhooks/waha", urlFor("http://us:3000"));
        assertEquals("https://us.example/turbo/webhooks/waha", urlFor("https://us.example/turbo/"));
        assertEquals("http://us/webhooks/waha", urlFor("http://us/webhooks/waha"));
    }

    @Test
    void without_an_address_nothing_is_configured() {
        SessionConfig none = SessionConfig.of(Config.defaults().waha());

        assertNull(none.merged(new JsonObject()));
        assertNull(none.fresh().getJsonArray("webhooks"));
    }

    @Test
    void what_is_there_already_makes_no_difference() {
        JsonObject once = OURS.merged(new JsonObject());
        assertNotNull(once);

        assertNull(OURS.merged(once));
        assertNull(OURS.merged(OURS.fresh()));
    }

    @Test
    void missing_events_and_another_key_are_mended_in_place() {
        JsonObject webhook = new JsonObject()
                .put("url", "http://us/webhooks/waha")
                .put("events", new JsonArray().add("message").add("call.received"))
                .put("hmac", new JsonObject().put("key", "old"))
                .put("retries", new JsonObject().put("attempts", 3));
        JsonObject before = new JsonObject().put("webhooks", new JsonArray().add(webhook));
        JsonArray after = hooks(OURS.merged(before));

        assertEquals(1, after.size());
        JsonObject mended = after.getJsonObject(0);
        assertEquals("key", mended.getJsonObject("hmac").getString("key"));
        assertEquals(3, mended.getJsonObject("retries").getInteger("attempts"));
        assertEquals(6, mended.getJsonArray("events").size());
        assertEquals("old", webhook.getJsonObject("hmac").getString("key"), "what WAHA said stays as it was");
    }

    @Test
    void all_events_are_enough() {
        JsonObject webhook = new JsonObject()
                .put("url", "http://us/webhooks/waha")
                .put("events", new JsonArray().add("*"))
                .put("hmac", new JsonObject().put("key", "key"));

        assertNull(OURS.merged(new JsonObject().put("webhooks", new JsonArray().add(webhook))));
    }
}
