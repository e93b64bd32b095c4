package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.Forecast;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can become of campaigns beside being executed, and when they start by themselves. */
@ExtendWith(VertxExtension.class)
public class LifecycleApiTest {

    private TestDoor door;
    private String id;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.open(vertx));
        id = await(door.created());
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private HttpResponse<Buffer> post(String command, @Nullable Object body) {
        return await(door.send(HttpMethod.POST, "/api/campaigns/" + id + "/" + command, body));
    }

    private HttpResponse<Buffer> delete() {
        return await(door.send(HttpMethod.DELETE, "/api/campaigns/" + id, null));
    }

    private HttpResponse<Buffer> create(Object scheduledAt) {
        return await(door.create(TestDoor.CAMPAIGN.copy().put("scheduledAt", scheduledAt)));
    }

    @Test
    void a_campaign_with_a_time_is_scheduled_for_it() {
        HttpResponse<Buffer> created = create("2024-02-01T09:00:00-03:00");

        assertEquals(201, created.statusCode());
        assertEquals("2024-02-01T12:00:00.000Z", created.bodyAsJsonObject().getString("scheduledAt"));
        JsonObject shown = await(door.get(created.getHeader("Location")))
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertEquals("scheduled", shown.getString("status"));
        assertEquals("2024-02-01T12:00:00.000Z", shown.getString("scheduledAt"));
    }

    @Test
    void a_campaign_takes_epoch_milliseconds_for_a_time() {
        assertEquals(
                "2025-01-01T00:00:00.000Z",
                create(1735689600000L).bodyAsJsonObject().getString("scheduledAt"));
    }

    @Test
    void a_bad_time_is_told_with_everything_else_that_is_wrong() {
        HttpResponse<Buffer> answer = await(door.create(new JsonObject("""
                {"messages":[],"contacts":["1"],"scheduledAt":1735689600}""")));

        assertEquals(400, answer.statusCode());
        assertEquals(
                TestDoor.invalid(
                        "messages",
                        "Array must contain at least 1 element(s)",
                        "scheduledAt",
                        "Invalid datetime: epoch milliseconds expected, of at least 13 digits",
                        "contacts.0",
                        "Invalid phone number"),
                answer.bodyAsJsonObject());
    }

    @ParameterizedTest
    @CsvSource({
        "true, 'Expected date, received boolean'",
        "null, 'Expected date, received null'",
        "1.5, Invalid datetime: whole epoch milliseconds expected",
        "123456789012345678901234567890, Invalid datetime: whole epoch milliseconds expected",
    })
    void a_time_is_a_text_or_a_whole_number(String json, String message) {
        Buffer body = Buffer.buffer("{\"messages\":[{\"type\":\"text\",\"content\":\"Hi\"}],"
                + "\"contacts\":[\"5511999999999\"],\"scheduledAt\":" + json + "}");

        assertEquals(
                TestDoor.invalid("scheduledAt", message),
                await(door.create(body)).bodyAsJsonObject());
    }

    @Test
    void retry_asks_for_what_failed_unless_told_otherwise() {
        HttpResponse<Buffer> answer = post("retry", null);

        assertEquals(202, answer.statusCode());
        assertEquals("Campaign retry started", answer.bodyAsJsonObject().getString("message"));
        assertEquals(
                "default", answer.bodyAsJsonObject().getJsonObject("worker").getString("session"));
        assertEquals("FAILED", door.sessions.asked + "");
        post("retry", new JsonObject().put("scope", "all"));
        assertEquals("ALL", door.sessions.asked + "");
        post("retry", new JsonObject().put("scope", "pending"));
        assertEquals("PENDING", door.sessions.asked + "");
    }

    @Test
    void retry_takes_requests_instead_of_a_scope() {
        HttpResponse<Buffer> answer = post("retry", new JsonObject("{\"requests\":[4,0,4]}"));

        assertEquals(202, answer.statusCode());
        assertEquals(List.of(4, 0), door.sessions.asked);
        assertEquals(
                TestDoor.invalid("requests", "Expected only one of scope and requests"),
                post("retry", new JsonObject("{\"scope\":\"all\",\"requests\":[4]}"))
                        .bodyAsJsonObject());
        assertEquals(
                TestDoor.invalid("requests", "Array must contain at least 1 element(s)"),
                post("retry", new JsonObject("{\"requests\":[]}")).bodyAsJsonObject());
        assertEquals(
                TestDoor.invalid(
                        "requests.0",
                        "Number must be greater than or equal to 0",
                        "requests.1",
                        "Expected integer, received string"),
                post("retry", new JsonObject("{\"requests\":[-1,\"2\"]}")).bodyAsJsonObject());
        JsonArray many = new JsonArray();
        for (int i = 0; i <= 1_000; i++) {
            many.add(i);
        }
        assertEquals(
                TestDoor.invalid("requests", "Array must contain at most 1000 element(s)"),
                post("retry", new JsonObject().put("requests", many)).bodyAsJsonObject());
    }

    @Test
    void retry_refuses_other_scopes_and_unknown_fields() {
        HttpResponse<Buffer> answer = post("retry", new JsonObject("{\"scope\":\"skipped\",\"force\":true}"));

        assertEquals(400, answer.statusCode());
        assertEquals(
                TestDoor.invalid(
                        "scope",
                        "Invalid enum value. Expected 'failed' | 'pending' | 'all'",
                        "",
                        "Unrecognized key(s) in object: 'force'"),
                answer.bodyAsJsonObject());
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        assertEquals(
                TestDoor.invalid("", "Expected object, received array"),
                post("retry", new JsonArray()).bodyAsJsonObject());
    }

    @Test
    void uncertain_requests_are_accepted_or_sent_again() {
        HttpResponse<Buffer> accepted =
                post("uncertain", new JsonObject("{\"action\":\"accept\",\"requests\":[4,2,4]}"));

        assertEquals(200, accepted.statusCode());
        assertEquals("ACCEPT [4, 2]", door.sessions.asked + "");
        assertEquals(
                200,
                post("uncertain", new JsonObject("{\"action\":\"resend\"}")).statusCode());
        assertEquals("RESEND null", door.sessions.asked + "");
    }

    @Test
    void everything_wrong_with_a_decision_is_told_at_once() {
        HttpResponse<Buffer> answer =
                post("uncertain", new JsonObject("{\"requests\":[1,-1,\"x\",1.5,null],\"all\":true}"));

        assertEquals(400, answer.statusCode());
        assertEquals(
                TestDoor.invalid(
                        "action", "Required",
                        "", "Unrecognized key(s) in object: 'all'",
                        "requests.1", "Number must be greater than or equal to 0",
                        "requests.2", "Expected integer, received string",
                        "requests.3", "Expected integer, received number",
                        "requests.4", "Expected integer, received null"),
                answer.bodyAsJsonObject());
    }

    @Test
    void a_clone_is_a_pending_campaign_of_its_own() {
        HttpResponse<Buffer> answer = post("clone", null);

        JsonObject body = answer.bodyAsJsonObject();
        assertEquals(201, answer.statusCode());
        assertEquals("Campaign created successfully with 1 requests to execute", body.getString("message"));
        assertNotEquals(id, body.getString("campaignId"));
        assertEquals("/api/campaigns/" + body.getString("campaignId"), answer.getHeader("Location"));
        CampaignId copy = CampaignId.parse(body.getString("campaignId"));
        assertTrue(copy != null && copy.value().startsWith("campaign_"));
        assertEquals(
                "5511999999999@c.us", door.sessions.stored(copy).recipients().chatId(0));
    }

    @Test
    void a_deleted_campaign_is_gone() {
        HttpResponse<Buffer> answer = delete();

        assertEquals(200, answer.statusCode());
        assertEquals("Campaign deleted", answer.bodyAsJsonObject().getString("message"));
        assertEquals(404, delete().statusCode());
        assertEquals(404, await(door.get("/api/campaigns/" + id)).statusCode());
    }

    @Test
    void a_campaign_in_the_queue_cannot_be_deleted() {
        post("execute", null);

        HttpResponse<Buffer> answer = delete();

        assertEquals(409, answer.statusCode());
        assertEquals(TestDoor.error("Campaign is running: stop it first"), answer.bodyAsJsonObject());
    }

    @Test
    void a_forecast_tells_times_days_and_delays() {
        Forecast forecast = new Forecast(
                TestDoor.NOW.toEpochMilli(),
                null,
                12,
                new TreeMap<>(Map.of(LocalDate.of(2024, 1, 20), 8, LocalDate.of(2024, 1, 21), 4)),
                List.of(new Forecast.Delay("quiet_hours", 36_000_000)),
                false);
        door.sessions.instead = Future.succeededFuture(forecast);

        HttpResponse<Buffer> answer = post("forecast", null);

        assertEquals(200, answer.statusCode());
        assertEquals(new JsonObject("""
                        {"success":true,"data":{"requests":12,"startsAt":"2024-01-20T10:30:45.123Z","complete":false,
                         "perDay":[{"date":"2024-01-20","requests":8},{"date":"2024-01-21","requests":4}],
                         "delays":[{"rule":"quiet_hours","millis":36000000}]}}""").put("campaignId", id), answer.bodyAsJsonObject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "uncertain", "clone", "forecast"})
    void unknown_campaigns_are_404_and_other_methods_405(String command) {
        String path = "/api/campaigns/campaign_0000000000000_000000000/" + command;
        JsonObject body = command.equals("uncertain") ? new JsonObject("{\"action\":\"accept\"}") : null;

        assertEquals(404, await(door.send(HttpMethod.POST, path, body)).statusCode());
        HttpResponse<Buffer> other = await(door.get(path));
        assertEquals(405, other.statusCode());
        assertEquals("POST", other.getHeader("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone", "forecast"})
    void commands_without_fields_take_none(String command) {
        assertEquals(
                TestDoor.invalid("", "Unrecognized key(s) in object: 'x'"),
                post(command, new JsonObject().put("x", 1)).bodyAsJsonObject());
    }

    @Test
    void the_pace_of_a_session_is_shown_set_and_given_back() {
        String path = "/api/sessions/default/pacing";
        JsonObject configured = new JsonObject("""
                {"success":true,"session":"default",
                 "data":{"interval":60000,"randomExtra":0,"dailyCap":0,"timeZone":"UTC"}}""");
        JsonObject wanted = new JsonObject("""
                {"interval":90000,"randomExtra":30000,"quietHours":"22:00-08:30","dailyCap":500,
                 "timeZone":"America/Sao_Paulo"}""");
        JsonObject inParts = wanted.copy().put("quietHours", new JsonObject("{\"from\":\"22:00\",\"to\":\"08:30\"}"));

        assertEquals(configured, await(door.get(path)).bodyAsJsonObject());
        HttpResponse<Buffer> set = await(door.send(HttpMethod.PUT, path, wanted));
        assertEquals(200, set.statusCode());
        assertEquals(wanted, set.bodyAsJsonObject().getJsonObject("data"));
        assertEquals(
                wanted,
                await(door.send(HttpMethod.PUT, path, inParts))
                        .bodyAsJsonObject()
                        .getJsonObject("data"));
        assertEquals(wanted, await(door.get(path)).bodyAsJsonObject().getJsonObject("data"));
        JsonObject less = await(door.send(HttpMethod.PUT, path, new JsonObject().put("dailyCap", 7)))
                .bodyAsJsonObject()
                .getJsonObject("data");
        assertEquals(7, less.getInteger("dailyCap"));
        assertEquals(60_000, less.getInteger("interval"));
        assertFalse(less.containsKey("quietHours"));
        assertEquals(configured, await(door.send(HttpMethod.DELETE, path, null)).bodyAsJsonObject());
    }

    @Test
    void everything_wrong_with_a_pace_is_told_at_once() {
        JsonObject wrong = new JsonObject("""
                {"interval":-1,"randomExtra":"1","quietHours":{"from":"8:00","until":"24:00"},"dailyCap":1.5,
                 "timeZone":"Mars/Olympus","burst":3}""");

        JsonObject body = await(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                .bodyAsJsonObject();

        List<String> told = body.getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("path") + ": " + ((JsonObject) error).getString("message"))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        ": Unrecognized key(s) in object: 'burst'",
                        "dailyCap: Expected integer, received number",
                        "interval: Number must be greater than or equal to 0",
                        "quietHours.from: Invalid time: expected HH:MM",
                        "quietHours.to: Required",
                        "quietHours: Unrecognized key(s) in object: 'until'",
                        "randomExtra: Expected integer, received string",
                        "timeZone: Invalid time zone: expected a name such as Europe/Lisbon"),
                told);
    }

    @Test
    void quiet_hours_that_never_end_are_refused() {
        JsonObject wrong = new JsonObject("{\"quietHours\":{\"from\":\"08:00\",\"to\":\"08:00\"}}");

        assertEquals(
                TestDoor.invalid("quietHours", "They must not begin and end at the same time"),
                await(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                        .bodyAsJsonObject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"22-8\"", "\"22:00-24:00\"", "\"8:00-9:00\"", "\"\"", "\"08:00-08:00\"", "7", "true", "[]"})
    void quiet_hours_of_another_form_are_refused(String hours) {
        JsonObject wrong = new JsonObject("{\"quietHours\":" + hours + "}");

        JsonObject body = await(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                .bodyAsJsonObject();

        assertEquals(1, body.getJsonArray("errors").size(), body::encode);
        assertEquals("quietHours", body.getJsonArray("errors").getJsonObject(0).getString("path"));
    }

    @Test
    void a_pace_belongs_to_a_session_with_a_proper_name() {
        assertEquals(
                TestDoor.invalid("session", "Invalid session name"),
                await(door.get("/api/sessions/no%20name/pacing")).bodyAsJsonObject());
    }

    private HttpResponse<Buffer> schedule(Object scheduledAt) {
        return await(door.send(
                HttpMethod.PUT,
                "/api/campaigns/" + id + "/schedule",
                new JsonObject().put("scheduledAt", scheduledAt)));
    }

    @Test
    void a_pending_campaign_is_scheduled_later_and_another_time_moves_it() {
        assertEquals(200, schedule("2024-02-01T09:00:00-03:00").statusCode());
        assertEquals(200, schedule("2024-02-02T09:00:00-03:00").statusCode());

        JsonObject shown =
                await(door.get("/api/campaigns/" + id)).bodyAsJsonObject().getJsonObject("data");
        assertEquals("scheduled", shown.getString("status"));
        assertEquals("2024-02-02T12:00:00.000Z", shown.getString("scheduledAt"));
    }

    @Test
    void a_time_that_has_passed_schedules_nothing() {
        HttpResponse<Buffer> answer = schedule("2024-01-20T10:30:45.122Z");

        assertEquals(400, answer.statusCode());
        assertEquals(
                TestDoor.invalid("scheduledAt", "The time has passed: name a later one, or execute the campaign now"),
                answer.bodyAsJsonObject());
        JsonObject shown =
                await(door.get("/api/campaigns/" + id)).bodyAsJsonObject().getJsonObject("data");
        assertEquals("pending", shown.getString("status"));
    }

    @Test
    void scheduling_needs_a_time_and_an_existing_campaign() {
        HttpResponse<Buffer> without =
                await(door.send(HttpMethod.PUT, "/api/campaigns/" + id + "/schedule", new JsonObject()));
        assertEquals(TestDoor.invalid("scheduledAt", "Required"), without.bodyAsJsonObject());
        id = "campaign_1703001234567_abc123def";
        assertEquals(404, schedule("2024-02-01T09:00:00-03:00").statusCode());
    }
}
