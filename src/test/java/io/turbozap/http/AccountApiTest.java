package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.AccountLimits;
import io.turbozap.waha.session.Account;
import io.turbozap.waha.session.WahaFailure;
import io.turbozap.waha.session.WahaSessionState;
import io.turbozap.waha.session.WahaSessionView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of WAHA by HTTP, before accounts that a test sets. */
class AccountApiTest {

    private static final SessionName PROMO = new SessionName("marketing-promo");
    private static final String PATH = "/api/sessions/marketing-promo";

    private final Vertx vertx = Vertx.vertx();
    private TestDoor door;

    @BeforeEach
    void open() throws Exception {
        door = await(TestDoor.open(vertx));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, TimeUnit.SECONDS);
    }

    private void show(WahaSessionState state, AccountLimits limits) {
        door.accounts.views.put(
                PROMO, new WahaSessionView(PROMO, state, limits, WahaSessionView.Webhook.SET, 1_000L, null));
    }

    private JsonObject shown() throws Exception {
        HttpResponse<Buffer> answer = await(door.get(PATH));
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getJsonObject("data");
    }

    private JsonObject listed() throws Exception {
        return await(door.get("/api/sessions"))
                .bodyAsJsonObject()
                .getJsonArray("data")
                .getJsonObject(0);
    }

    @Test
    void account_and_limits_are_shown_as_waha_tells_them() throws Exception {
        show(
                new WahaSessionState.Working(new Account("5511999999999@c.us", "Ana")),
                new AccountLimits(
                        new AccountLimits.Timelock(true, 2_000L, "DEFAULT"),
                        new AccountLimits.Quota("FIRST_WARNING", 1_000, 640, 3_000L)));
        JsonObject session = shown();

        assertEquals("WORKING", session.getString("status"));
        assertEquals("1970-01-01T00:00:01.000Z", session.getString("seenAt"));
        assertEquals(
                new JsonObject().put("id", "5511999999999@c.us").put("name", "Ana"), session.getJsonObject("account"));
        assertEquals(
                new JsonObject()
                        .put("isActive", true)
                        .put("until", "1970-01-01T00:00:02.000Z")
                        .put("type", "DEFAULT"),
                session.getJsonObject("timelock"));
        assertEquals(
                new JsonObject()
                        .put("status", "FIRST_WARNING")
                        .put("total", 1_000)
                        .put("used", 640)
                        .put("until", "1970-01-01T00:00:03.000Z"),
                session.getJsonObject("newChatQuota"));
    }

    @Test
    void what_nobody_can_tell_is_left_out() throws Exception {
        show(WahaSessionState.Stopped.INSTANCE, AccountLimits.UNKNOWN);

        for (String absent : List.of("timelock", "newChatQuota", "account", "qr", "code", "reason", "trouble")) {
            assertFalse(shown().containsKey(absent), absent);
        }
    }

    @Test
    void keys_to_an_account_are_in_no_list() throws Exception {
        show(new WahaSessionState.ScanQr("data:image/png;base64,AAAA"), AccountLimits.UNKNOWN);
        assertEquals("data:image/png;base64,AAAA", shown().getString("qr"));
        assertFalse(listed().containsKey("qr"));

        show(new WahaSessionState.PasskeyConfirmation("1234"), AccountLimits.UNKNOWN);
        assertEquals("1234", shown().getString("code"));
        assertFalse(listed().containsKey("code"));
    }

    @Test
    void what_waha_does_not_do_is_not_the_callers_fault() throws Exception {
        Map<WahaFailure.Kind, Integer> statuses = Map.of(
                WahaFailure.Kind.UNREACHABLE, 502,
                WahaFailure.Kind.SLOW, 504,
                WahaFailure.Kind.UNAUTHORIZED, 502,
                WahaFailure.Kind.FAILED, 502,
                WahaFailure.Kind.REFUSED, 422);
        assertEquals(WahaFailure.Kind.values().length, statuses.size());
        for (WahaFailure.Kind kind : WahaFailure.Kind.values()) {
            door.accounts.instead = new WahaFailure(kind, "the reason").ofCommand();
            HttpResponse<Buffer> answer = await(door.post(PATH + "/connect"));

            assertEquals(statuses.get(kind), answer.statusCode(), kind.name());
            assertEquals(false, answer.bodyAsJsonObject().getBoolean("success"));
        }
    }

    @Test
    void orders_reach_the_session_that_the_path_names() throws Exception {
        show(WahaSessionState.Starting.INSTANCE, AccountLimits.UNKNOWN);
        assertEquals(202, await(door.post(PATH + "/connect")).statusCode());
        assertEquals(202, await(door.post(PATH + "/connect?force=true")).statusCode());
        assertEquals(202, await(door.post(PATH + "/webhook")).statusCode());
        assertEquals(202, await(door.post(PATH + "/webhook?force=true")).statusCode());
        assertEquals(200, await(door.post(PATH + "/disconnect")).statusCode());
        assertEquals(202, await(door.post(PATH + "/restart")).statusCode());
        assertEquals(200, await(door.post(PATH + "/logout")).statusCode());
        assertEquals(200, await(door.send(HttpMethod.DELETE, PATH, null)).statusCode());

        assertEquals(
                List.of("connect", "reconnect", "hook", "rehook", "disconnect", "restart", "logout", "delete").stream()
                        .map(order -> order + " marketing-promo")
                        .toList(),
                door.accounts.orders);
    }

    private void show(WahaSessionState state, WahaSessionView.Webhook webhook, @Nullable String unreadable) {
        door.accounts.views.put(
                PROMO, new WahaSessionView(PROMO, state, AccountLimits.UNKNOWN, webhook, 1_000L, null, unreadable));
    }

    private static List<String> codes(JsonObject data) {
        return data.getJsonArray("warnings", new JsonArray()).stream()
                .map(each -> ((JsonObject) each).getString("code"))
                .toList();
    }

    @Test
    void session_that_does_not_hear_is_a_warning_that_says_what_to_do() throws Exception {
        WahaSessionState working = new WahaSessionState.Working(null);
        show(working, WahaSessionView.Webhook.MISSING, null);
        assertEquals(List.of("webhook_missing"), codes(shown()));
        assertEquals(List.of("webhook_missing"), codes(listed()));
        String message = shown().getJsonArray("warnings").getJsonObject(0).getString("message");
        assertTrue(message.contains("delivered and read stay 0, STOP is not heard"), message);
        assertTrue(message.contains("POST /api/sessions/marketing-promo/webhook"), message);

        show(working, WahaSessionView.Webhook.REFUSED, "HTTP 501");
        assertEquals("refused", shown().getString("webhook"));
        assertEquals(List.of("webhook_refused", "history_unreadable"), codes(shown()));
        show(working, WahaSessionView.Webhook.NONE, null);
        assertEquals(List.of("webhook_none"), codes(shown()));
        show(working, WahaSessionView.Webhook.SET, null);
        assertFalse(shown().containsKey("warnings"));
    }

    /** The path of a new campaign. */
    private String created() throws Exception {
        JsonObject message = new JsonObject().put("type", "text").put("content", "oi");
        HttpResponse<Buffer> created = await(door.send(
                HttpMethod.POST,
                "/api/campaigns/create",
                new JsonObject()
                        .put("session", PROMO.value())
                        .put("messages", new JsonArray().add(message))
                        .put("contacts", new JsonArray().add("5511999999999"))));
        assertEquals(201, created.statusCode(), created::bodyAsString);
        return "/api/campaigns/" + created.bodyAsJsonObject().getString("campaignId");
    }

    @Test
    void campaign_of_a_session_that_does_not_hear_says_so() throws Exception {
        String path = created();
        show(new WahaSessionState.Working(null), WahaSessionView.Webhook.MISSING, null);
        assertEquals(List.of("webhook_missing"), codes(await(door.get(path)).bodyAsJsonObject()));
        show(new WahaSessionState.Working(null), WahaSessionView.Webhook.SET, null);
        assertFalse(await(door.get(path)).bodyAsJsonObject().containsKey("warnings"));
    }

    @Test
    void account_that_the_phone_logged_out_may_be_let_go_while_work_is_queued() throws Exception {
        assertEquals(202, await(door.post(created() + "/execute")).statusCode());
        show(new WahaSessionState.Working(null), AccountLimits.UNKNOWN);
        assertEquals(409, await(door.post(PATH + "/logout")).statusCode());
        show(WahaSessionState.Failed.INSTANCE, AccountLimits.UNKNOWN);
        assertEquals(200, await(door.post(PATH + "/logout")).statusCode());
        assertEquals(List.of("logout marketing-promo"), door.accounts.orders);
    }

    @Test
    void webhook_without_an_address_of_ours_is_refused_with_the_setting_to_make() throws Exception {
        door.accounts.views.put(
                PROMO,
                new WahaSessionView(
                        PROMO,
                        WahaSessionState.Stopped.INSTANCE,
                        AccountLimits.UNKNOWN,
                        WahaSessionView.Webhook.NONE,
                        1_000L,
                        null));
        HttpResponse<Buffer> answer = await(door.post(PATH + "/webhook"));
        assertEquals(422, answer.statusCode());
        assertTrue(answer.bodyAsString().contains("WAHA_WEBHOOK_URL"), answer.bodyAsString());
    }

    @Test
    void bad_input_changes_nothing() throws Exception {
        show(WahaSessionState.Starting.INSTANCE, AccountLimits.UNKNOWN);
        assertEquals(
                400,
                await(door.send(HttpMethod.POST, PATH + "/connect", new JsonObject().put("forse", true)))
                        .statusCode());
        assertEquals(400, await(door.post(PATH + "/connect?forse=true")).statusCode());
        assertEquals(400, await(door.post("/api/sessions/a.b/connect")).statusCode());
        assertEquals(400, await(door.post(PATH + "/logout?queue=drop")).statusCode());
        assertEquals(
                400,
                await(door.send(HttpMethod.POST, PATH + "/pairing-code", new JsonObject()))
                        .statusCode());
        assertEquals(
                400,
                await(door.send(HttpMethod.POST, PATH + "/pairing-code", new JsonObject().put("phoneNumber", "12")))
                        .statusCode());
        assertEquals(
                405, await(door.send(HttpMethod.PUT, PATH, new JsonObject())).statusCode());

        assertEquals(List.of(), door.accounts.orders);
    }

    @Test
    void full_house_is_429_and_an_absent_session_404() throws Exception {
        door.accounts.instead = new CommandException(Code.FULL, "too many");
        assertEquals(429, await(door.post(PATH + "/connect")).statusCode());
        door.accounts.instead = new CommandException(Code.NOT_FOUND, "Session not found");
        assertEquals(404, await(door.post(PATH + "/restart")).statusCode());
        assertEquals(404, await(door.get(PATH)).statusCode());
    }
}
