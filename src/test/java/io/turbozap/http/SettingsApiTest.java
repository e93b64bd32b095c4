package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The settings as callers see them. */
@ExtendWith(VertxExtension.class)
class SettingsApiTest {

    private static JsonObject setting(JsonObject answer, String name) {
        return answer.getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settings_are_shown_with_whether_somebody_set_them(Vertx vertx) {
        TestDoor door = await(TestDoor.open(
                vertx, Map.of("EXECUTION_INTERVAL", "60000", "DAILY_CAP", "250", "OPT_OUT_WORDS", "NO?,ENOUGH")));

        JsonObject answer = await(door.get("/api/settings")).bodyAsJsonObject();

        assertEquals(true, answer.getBoolean("success"));
        assertFalse(answer.getString("version").isEmpty());
        assertEquals(new JsonObject("""
                {"name":"EXECUTION_INTERVAL","value":"60000","secret":false,"isDefault":true}"""), setting(answer, "EXECUTION_INTERVAL"));
        assertEquals(new JsonObject("""
                {"name":"DAILY_CAP","value":"250","secret":false,"isDefault":false}"""), setting(answer, "DAILY_CAP"));
        assertEquals("NO?,ENOUGH", setting(answer, "OPT_OUT_WORDS").getString("value"));
        assertEquals(new JsonObject("""
                {"name":"QUIET_HOURS","secret":false,"isDefault":true}"""), setting(answer, "QUIET_HOURS"));
    }

    @Test
    void secrets_do_not_leave(Vertx vertx) {
        Map<String, String> secrets = Map.of(
                "API_KEY", "memory",
                "WAHA_API_KEY", "hush-waha",
                "WAHA_WEBHOOK_HMAC_KEY", "hush-hmac",
                "SMS_ACCOUNT_SID", "ACHUSH",
                "SMS_AUTH_TOKEN", "hush-sms",
                "SMS_FROM", "+15550001111",
                "DATABASE_URL", "postgresql://me:hush-db@localhost/db?password=hush-too");
        TestDoor door = await(TestDoor.open(vertx, secrets));

        String body = await(door.request(HttpMethod.GET, "/api/settings")
                        .putHeader("X-Api-Key", "memory")
                        .send())
                .bodyAsString();

        secrets.forEach((name, value) -> {
            assertFalse(body.contains("\"" + value + "\""), name);
            assertEquals(
                    new JsonObject()
                            .put("name", name)
                            .put("value", "***")
                            .put("secret", true)
                            .put("isDefault", false),
                    setting(new JsonObject(body), name));
        });
        assertFalse(body.toLowerCase(Locale.ROOT).contains("hush"), "a part of a secret");
        assertEquals(401, await(door.get("/api/settings")).statusCode());
    }

    @Test
    void the_place_of_the_store_is_shown_if_it_is_the_usual_one_and_unset_secrets_have_no_value(Vertx vertx) {
        JsonObject answer =
                await(await(TestDoor.open(vertx)).get("/api/settings")).bodyAsJsonObject();

        assertEquals(new JsonObject("""
                {"name":"DATABASE_URL","value":"sqlite:data/turbozap.db","secret":true,"isDefault":true}"""), setting(answer, "DATABASE_URL"));
        assertEquals(new JsonObject("""
                {"name":"API_KEY","secret":true,"isDefault":true}"""), setting(answer, "API_KEY"));
    }
}
