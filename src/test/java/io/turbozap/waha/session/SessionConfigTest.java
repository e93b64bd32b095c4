package io.turbozap.waha.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.config.Config;
import io.turbozap.waha.session.WahaSessionView.Webhook;
import io.turbozap.waha.webhook.WebhookKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our webhook in the configuration of a session, and everything else as it was. */
class SessionConfigTest {

    private static final SessionConfig OURS =
            new SessionConfig("http://us/webhooks/waha", new WebhookKey("key", /* made= */ false));

    private static @Nullable String urlFor(String base) {
        Config config = Config.of(Map.of("WAHA_WEBHOOK_URL", base));
        return hooks(SessionConfig.of(config.waha(), null).fresh())
                .getJsonObject(0)
                .getString("url");
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
        SessionConfig none = SessionConfig.of(Config.defaults().waha(), null);

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
                .put("customHeaders", new JsonArray())
                .put("retries", new JsonObject().put("attempts", 3));
        JsonObject before = new JsonObject().put("webhooks", new JsonArray().add(webhook));
        JsonArray after = hooks(OURS.merged(before));

        assertEquals(1, after.size());
        JsonObject mended = after.getJsonObject(0);
        assertEquals("key", mended.getJsonObject("hmac").getString("key"));
        assertEquals(new JsonArray(), mended.getJsonArray("customHeaders"));
        assertEquals(12, mended.getJsonObject("retries").getInteger("attempts"), "a minute is too short");
        assertEquals(6, mended.getJsonArray("events").size());
        assertEquals("old", webhook.getJsonObject("hmac").getString("key"), "what WAHA said stays as it was");
    }

    private static JsonObject config(JsonObject webhook) {
        return new JsonObject().put("webhooks", new JsonArray().add(webhook));
    }

    private static JsonObject ours() {
        return hooks(OURS.fresh()).getJsonObject(0).copy();
    }

    @Test
    void waha_tries_for_hours_to_deliver_to_us() { // waha.md 7a: by default it gives up after 30 seconds
        assertEquals(
                new JsonObject("{\"policy\":\"exponential\",\"delaySeconds\":2,\"attempts\":12}"),
                ours().getJsonObject("retries"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"policy\":\"constant\",\"delaySeconds\":60,\"attempts\":60}",
                "{\"policy\":\"linear\",\"delaySeconds\":2,\"attempts\":60}",
                "{\"policy\":\"exponential\",\"delaySeconds\":1,\"attempts\":11}"
            })
    void retries_of_an_hour_that_somebody_set_are_left_alone(String retries) {
        assertNull(OURS.merged(config(ours().put("retries", new JsonObject(retries)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"policy\":\"constant\",\"delaySeconds\":2,\"attempts\":15}",
                "{\"policy\":\"exponential\",\"delaySeconds\":1,\"attempts\":5}",
                "{\"policy\":\"exponential\",\"delaySeconds\":\"2\",\"attempts\":9}",
                "{\"attempts\":0}"
            })
    void shorter_retries_are_made_long(String retries) {
        JsonObject before = config(ours().put("retries", new JsonObject(retries)));
        assertEquals(OURS.fresh().getJsonArray("webhooks"), hooks(OURS.merged(before)));
        assertEquals(Webhook.SET, OURS.webhook(before), "what comes is heard all the same");
    }

    @Test
    void webhook_is_missing_without_our_address_or_one_of_our_events() {
        assertEquals(Webhook.MISSING, OURS.webhook(new JsonObject()));
        assertEquals(Webhook.MISSING, OURS.webhook(config(ours().put("url", "http://else/webhooks/waha"))));
        assertEquals(Webhook.MISSING, OURS.webhook(config(ours().put("events", new JsonArray().add("message")))));
        assertEquals(Webhook.SET, OURS.webhook(config(ours())));
    }

    @Test
    void webhook_that_was_set_by_hand_is_found_by_its_path() {
        SessionConfig unaware = new SessionConfig(null, new WebhookKey("key", /* made= */ false));
        assertEquals(Webhook.NONE, unaware.webhook(new JsonObject()));
        assertEquals(Webhook.SET, unaware.webhook(config(ours().put("url", "https://any/webhooks/waha"))));
        assertEquals(Webhook.NONE, unaware.webhook(config(ours().put("url", "https://any/else"))));
        JsonObject others = config(ours().put("hmac", new JsonObject().put("key", "another")));
        assertEquals(Webhook.NONE, unaware.webhook(others), "of another server, perhaps");
        assertNull(unaware.merged(others));
    }

    @Test
    void webhook_with_another_key_is_refused_by_our_own_door() {
        JsonObject other = config(ours().put("hmac", new JsonObject().put("key", "old")));
        assertEquals(Webhook.REFUSED, OURS.webhook(other));
        JsonObject none = ours();
        none.remove("hmac");
        assertEquals(Webhook.REFUSED, OURS.webhook(config(none)));

        SessionConfig open = new SessionConfig("http://us/webhooks/waha", null);
        assertEquals(Webhook.SET, open.webhook(config(none)));
    }

    @Test
    void key_that_we_made_up_is_what_webhooks_need_once_callers_need_one() {
        assertNull(WebhookKey.of(Config.defaults(), "made"));
        assertEquals(new WebhookKey("made", true), WebhookKey.of(Config.of(Map.of("API_KEY", "k")), "made"));
        Map<String, String> both = Map.of("API_KEY", "k", "WAHA_WEBHOOK_HMAC_KEY", "set");
        assertEquals(new WebhookKey("set", false), WebhookKey.of(Config.of(both), "made"));
        assertFalse(new WebhookKey("hush", true).toString().contains("hush"));
    }

    @Test
    void all_events_are_enough() {
        JsonObject webhook = ours().put("events", new JsonArray().add("*"));

        assertNull(OURS.merged(new JsonObject().put("webhooks", new JsonArray().add(webhook))));
    }
}
