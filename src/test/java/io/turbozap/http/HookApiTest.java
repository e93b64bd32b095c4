package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.ApiAnswer;
import io.turbozap.fixture.Waiting;
import io.turbozap.hooks.Receiver;
import io.turbozap.webhooks.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks that tell others of events, over HTTP. */
@ExtendWith(VertxExtension.class)
class HookApiTest {

    private static final String PATH = "/api/webhooks";

    private Receiver receiver;
    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        receiver = Receiver.start(vertx);
        door = await(TestDoor.withStore(vertx, Map.of("WEBHOOKS_ALLOW_PRIVATE", "true")));
        await(door.hooks.open());
        await(door.hooks.start());
    }

    @AfterEach
    void close() {
        await(door.hooks.close());
        await(door.database.close());
    }

    private ApiAnswer send(HttpMethod method, String path, @Nullable JsonObject body) {
        return answer(door.send(method, path, body));
    }

    private ApiAnswer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    private static JsonObject form(String url, String... events) {
        return new JsonObject().put("url", url).put("events", new JsonArray(List.of(events)));
    }

    private JsonObject created() {
        ApiAnswer answer = send(HttpMethod.POST, PATH, form(receiver.url("/"), "campaign.completed"));
        answer.is(201);
        return answer.json().getJsonObject("data");
    }

    private static JsonArray data(ApiAnswer answer) {
        answer.is(200);
        return answer.json().getJsonArray("data");
    }

    private static Set<String> paths(ApiAnswer answer) {
        answer.is(400);
        return answer.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("path"))
                .collect(Collectors.toSet());
    }

    private void ping(String one) {
        ApiAnswer answer = send(HttpMethod.POST, one + "/ping", null);
        answer.is(202);
    }

    @Test
    void a_webhook_is_made_shown_listed_changed_and_forgotten_and_its_secret_is_shown_once() {
        JsonObject made = created();
        String one = PATH + "/" + made.getString("id");
        String secret = made.getString("secret");

        assertTrue(secret.startsWith("whsec_"), secret);
        made.remove("secret");
        get(one).has("data", made);
        assertEquals(new JsonArray().add(made), data(get(PATH)));
        ApiAnswer changed = send(
                HttpMethod.PUT,
                one,
                form(receiver.url("/new"), "delivery.read", "delivery.read").put("enabled", false));
        changed.is(200);
        JsonObject shown = get(one).json().getJsonObject("data");
        assertEquals(changed.json().getJsonObject("data"), shown);
        assertEquals(new JsonArray().add("delivery.read"), shown.getJsonArray("events"));
        assertEquals("by request", shown.getString("disabledReason"));
        assertFalse(shown.getBoolean("enabled"));
        send(HttpMethod.POST, one + "/ping", null).is(409);
        send(HttpMethod.DELETE, one, null).is(204);
        send(HttpMethod.DELETE, one, null).is(404);
    }

    @Test
    void a_ping_is_delivered_and_can_be_replayed() throws Exception {
        JsonObject made = created();
        String one = PATH + "/" + made.getString("id");
        ping(one);
        Waiting.until("a ping", () -> !receiver.seen().isEmpty());
        assertTrue(receiver.seen().get(0).isSignedWith(made.getString("secret")));
        Waiting.until("a delivery", () -> data(get(one + "/deliveries"))
                .getJsonObject(0)
                .getString("status")
                .equals("delivered"));

        JsonObject delivery = data(get(one + "/deliveries")).getJsonObject(0);
        assertEquals("webhook.ping", delivery.getString("type"));
        assertEquals(1, delivery.getInteger("attempts"));
        assertEquals(200, delivery.getInteger("httpStatus"));
        assertEquals(receiver.seen().get(0).event(), delivery.getJsonObject("payload"));
        String replay = one + "/deliveries/" + delivery.getInteger("id") + "/replay";
        send(HttpMethod.POST, replay, null).is(202);
        Waiting.until("a replay", () -> receiver.seen().size() == 2);
        assertEquals(receiver.seen().get(0).id(), receiver.seen().get(1).id());
    }

    @Test
    void deliveries_are_paged_from_the_newest() {
        String one = PATH + "/" + created().getString("id");
        ping(one);
        ping(one);
        ping(one);

        ApiAnswer first = get(one + "/deliveries?limit=2");
        String next = first.json().getString("next");
        ApiAnswer second = get(one + "/deliveries?limit=2&before=" + next);

        assertEquals(2, data(first).size());
        assertEquals(1, data(second).size());
        assertEquals(next, data(first).getJsonObject(1).getValue("id").toString());
        assertFalse(second.json().containsKey("next"));
    }

    @Test
    void a_bad_webhook_is_refused_with_every_error_in_it() {
        JsonObject bad = new JsonObject("{\"url\":7,\"events\":[\"campaign.won\"],\"secret\":\"mine\"}");

        assertEquals(Set.of("url", "events.0", ""), paths(send(HttpMethod.POST, PATH, bad)));
        assertEquals(Set.of("url", "events"), paths(send(HttpMethod.POST, PATH, null)));
        assertEquals(Set.of("events"), paths(send(HttpMethod.POST, PATH, form("https://shop.example/"))));
        assertEquals(Set.of("url"), paths(send(HttpMethod.POST, PATH, form("ftp://x/", "campaign.completed"))));
        assertEquals(new JsonArray(), data(get(PATH)));
    }

    @Test
    void a_private_address_is_refused_unless_it_is_allowed() {
        TestDoor careful = await(TestDoor.withStore(Vertx.vertx(), Map.of()));

        ApiAnswer answer = answer(careful.send(HttpMethod.POST, PATH, form(receiver.url("/"), "campaign.completed")));

        answer.has(TestDoor.invalid(
                "url", "The url is on an address that is not public, which WEBHOOKS_ALLOW_PRIVATE allows"));
        await(careful.database.close());
        await(careful.vertx().close());
    }

    @Test
    void what_is_not_there_is_not_found() {
        String one = PATH + "/" + created().getString("id");

        for (String path : List.of("/nobody", "/nobody/deliveries")) {
            assertEquals(404, get(PATH + path).response().statusCode(), path);
        }
        send(HttpMethod.PUT, PATH + "/nobody", form(receiver.url("/"), "delivery.read"))
                .is(404);
        send(HttpMethod.POST, PATH + "/nobody/ping", null).is(404);
        send(HttpMethod.POST, one + "/deliveries/9/replay", null).is(404);
        send(HttpMethod.POST, one + "/deliveries/x/replay", null).is(404);
    }

    @Test
    void a_webhook_more_than_there_may_be_is_refused_until_one_is_deleted() {
        String first = created().getString("id");
        for (int i = 1; i < Webhooks.MOST; i++) {
            created();
        }

        ApiAnswer refused = send(HttpMethod.POST, PATH, form(receiver.url("/"), "campaign.completed"));
        refused.is(409).has("message", "There are 50 webhooks already: delete one that is not needed first");

        send(HttpMethod.DELETE, PATH + "/" + first, null).is(204);
        created();
    }
}
