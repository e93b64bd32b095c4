package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.fixture.ApiAnswer;
import io.turbozap.session.Forecast;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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

    private ApiAnswer post(String command, @Nullable Object body) {
        return answer(door.send(HttpMethod.POST, "/api/campaigns/" + id + "/" + command, body));
    }

    private ApiAnswer delete() {
        return answer(door.send(HttpMethod.DELETE, "/api/campaigns/" + id, null));
    }

    private ApiAnswer create(Object scheduledAt) {
        return answer(door.create(TestDoor.CAMPAIGN.copy().put("scheduledAt", scheduledAt)));
    }

    @Test
    void a_campaign_with_a_time_is_scheduled_for_it() {
        ApiAnswer created = create("2024-02-01T09:00:00-03:00");

        created.is(201).has("scheduledAt", "2024-02-01T12:00:00.000Z");
        JsonObject shown = answer(door.get(created.header("Location"))).json().getJsonObject("data");
        assertEquals("scheduled", shown.getString("status"));
        assertEquals("2024-02-01T12:00:00.000Z", shown.getString("scheduledAt"));
    }

    @Test
    void a_campaign_takes_epoch_milliseconds_for_a_time() {
        create(1735689600000L).has("scheduledAt", "2025-01-01T00:00:00.000Z");
    }

    @Test
    void a_bad_time_is_told_with_everything_else_that_is_wrong() {
        ApiAnswer answer = answer(door.create(new JsonObject("""
                {"messages":[],"contacts":["1"],"scheduledAt":1735689600}""")));

        answer.is(400)
                .has(TestDoor.invalid(
                        "messages",
                        "Array must contain at least 1 element(s)",
                        "scheduledAt",
                        "Invalid datetime: epoch milliseconds expected, of at least 13 digits",
                        "contacts.0",
                        "Invalid phone number"));
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

        answer(door.create(body)).has(TestDoor.invalid("scheduledAt", message));
    }

    @Test
    void retry_asks_for_what_failed_unless_told_otherwise() {
        ApiAnswer answer = post("retry", null);

        answer.is(202).has("message", "Campaign retry started");
        answer.has("worker.session", "default");
        assertEquals("FAILED", door.sessions.asked + "");
        post("retry", new JsonObject().put("scope", "all"));
        assertEquals("ALL", door.sessions.asked + "");
        post("retry", new JsonObject().put("scope", "pending"));
        assertEquals("PENDING", door.sessions.asked + "");
    }

    @Test
    void retry_takes_requests_instead_of_a_scope() {
        ApiAnswer answer = post("retry", new JsonObject("{\"requests\":[4,0,4]}"));

        answer.is(202);
        assertEquals(List.of(4, 0), door.sessions.asked);
        post("retry", new JsonObject("{\"scope\":\"all\",\"requests\":[4]}"))
                .has(TestDoor.invalid("requests", "Expected only one of scope and requests"));
        post("retry", new JsonObject("{\"requests\":[]}"))
                .has(TestDoor.invalid("requests", "Array must contain at least 1 element(s)"));
        post("retry", new JsonObject("{\"requests\":[-1,\"2\"]}"))
                .has(TestDoor.invalid(
                        "requests.0",
                        "Number must be greater than or equal to 0",
                        "requests.1",
                        "Expected integer, received string"));
        JsonArray many = new JsonArray();
        for (int i = 0; i <= 1_000; i++) {
            many.add(i);
        }
        post("retry", new JsonObject().put("requests", many))
                .has(TestDoor.invalid("requests", "Array must contain at most 1000 element(s)"));
    }

    @Test
    void retry_refuses_other_scopes_and_unknown_fields() {
        ApiAnswer answer = post("retry", new JsonObject("{\"scope\":\"skipped\",\"force\":true}"));

        answer.is(400)
                .has(TestDoor.invalid(
                        "scope",
                        "Invalid enum value. Expected 'failed' | 'pending' | 'all'",
                        "",
                        "Unrecognized key(s) in object: 'force'"));
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        post("retry", new JsonArray()).has(TestDoor.invalid("", "Expected object, received array"));
    }

    @Test
    void uncertain_requests_are_accepted_or_sent_again() {
        ApiAnswer accepted = post("uncertain", new JsonObject("{\"action\":\"accept\",\"requests\":[4,2,4]}"));

        accepted.is(200);
        assertEquals("ACCEPT [4, 2]", door.sessions.asked + "");
        post("uncertain", new JsonObject("{\"action\":\"resend\"}")).is(200);
        assertEquals("RESEND null", door.sessions.asked + "");
    }

    @Test
    void everything_wrong_with_a_decision_is_told_at_once() {
        ApiAnswer answer = post("uncertain", new JsonObject("{\"requests\":[1,-1,\"x\",1.5,null],\"all\":true}"));

        answer.is(400)
                .has(TestDoor.invalid(
                        "action", "Required",
                        "", "Unrecognized key(s) in object: 'all'",
                        "requests.1", "Number must be greater than or equal to 0",
                        "requests.2", "Expected integer, received string",
                        "requests.3", "Expected integer, received number",
                        "requests.4", "Expected integer, received null"));
    }

    @Test
    void a_clone_is_a_pending_campaign_of_its_own() {
        ApiAnswer answer = post("clone", null);

        JsonObject body = answer.json();
        answer.is(201);
        assertEquals("Campaign created successfully with 1 requests to execute", body.getString("message"));
        assertNotEquals(id, body.getString("campaignId"));
        assertEquals("/api/campaigns/" + body.getString("campaignId"), answer.header("Location"));
        CampaignId copy = CampaignId.parse(body.getString("campaignId"));
        assertTrue(copy != null && copy.value().startsWith("campaign_"));
        assertEquals(
                "5511999999999@c.us", door.sessions.stored(copy).recipients().chatId(0));
    }

    @Test
    void a_deleted_campaign_is_gone() {
        ApiAnswer answer = delete();

        answer.is(200).has("message", "Campaign deleted");
        delete().is(404);
        answer(door.get("/api/campaigns/" + id)).is(404);
    }

    @Test
    void a_campaign_in_the_queue_cannot_be_deleted() {
        post("execute", null);

        ApiAnswer answer = delete();

        answer.is(409).has(TestDoor.error("Campaign is running: stop it first"));
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

        ApiAnswer answer = post("forecast", null);

        answer.is(200).has(new JsonObject("""
                        {"success":true,"data":{"requests":12,"startsAt":"2024-01-20T10:30:45.123Z","complete":false,
                         "perDay":[{"date":"2024-01-20","requests":8},{"date":"2024-01-21","requests":4}],
                         "delays":[{"rule":"quiet_hours","millis":36000000}]}}""").put("campaignId", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "uncertain", "clone", "forecast"})
    void unknown_campaigns_are_404_and_other_methods_405(String command) {
        String path = "/api/campaigns/campaign_0000000000000_000000000/" + command;
        JsonObject body = command.equals("uncertain") ? new JsonObject("{\"action\":\"accept\"}") : null;

        answer(door.send(HttpMethod.POST, path, body)).is(404);
        ApiAnswer other = answer(door.get(path));
        other.is(405);
        assertEquals("POST", other.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone", "forecast"})
    void commands_without_fields_take_none(String command) {
        post(command, new JsonObject().put("x", 1)).has(TestDoor.invalid("", "Unrecognized key(s) in object: 'x'"));
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

        answer(door.get(path)).has(configured);
        ApiAnswer set = answer(door.send(HttpMethod.PUT, path, wanted));
        set.is(200).has("data", wanted);
        answer(door.send(HttpMethod.PUT, path, inParts)).has("data", wanted);
        answer(door.get(path)).has("data", wanted);
        JsonObject less = answer(door.send(HttpMethod.PUT, path, new JsonObject().put("dailyCap", 7)))
                .json()
                .getJsonObject("data");
        assertEquals(7, less.getInteger("dailyCap"));
        assertEquals(60_000, less.getInteger("interval"));
        assertFalse(less.containsKey("quietHours"));
        answer(door.send(HttpMethod.DELETE, path, null)).has(configured);
    }

    @Test
    void everything_wrong_with_a_pace_is_told_at_once() {
        JsonObject wrong = new JsonObject("""
                {"interval":-1,"randomExtra":"1","quietHours":{"from":"8:00","until":"24:00"},"dailyCap":1.5,
                 "timeZone":"Mars/Olympus","burst":3}""");

        JsonObject body = answer(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                .json();

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

        answer(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                .has(TestDoor.invalid("quietHours", "They must not begin and end at the same time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"22-8\"", "\"22:00-24:00\"", "\"8:00-9:00\"", "\"\"", "\"08:00-08:00\"", "7", "true", "[]"})
    void quiet_hours_of_another_form_are_refused(String hours) {
        JsonObject wrong = new JsonObject("{\"quietHours\":" + hours + "}");

        JsonObject body = answer(door.send(HttpMethod.PUT, "/api/sessions/default/pacing", wrong))
                .json();

        assertEquals(1, body.getJsonArray("errors").size(), body::encode);
        assertEquals("quietHours", body.getJsonArray("errors").getJsonObject(0).getString("path"));
    }

    @Test
    void a_pace_belongs_to_a_session_with_a_proper_name() {
        answer(door.get("/api/sessions/no%20name/pacing")).has(TestDoor.invalid("session", "Invalid session name"));
    }

    private ApiAnswer schedule(Object scheduledAt) {
        return answer(door.send(
                HttpMethod.PUT,
                "/api/campaigns/" + id + "/schedule",
                new JsonObject().put("scheduledAt", scheduledAt)));
    }

    @Test
    void a_pending_campaign_is_scheduled_later_and_another_time_moves_it() {
        schedule("2024-02-01T09:00:00-03:00").is(200);
        schedule("2024-02-02T09:00:00-03:00").is(200);

        JsonObject shown = answer(door.get("/api/campaigns/" + id)).json().getJsonObject("data");
        assertEquals("scheduled", shown.getString("status"));
        assertEquals("2024-02-02T12:00:00.000Z", shown.getString("scheduledAt"));
    }

    @Test
    void a_time_that_has_passed_schedules_nothing() {
        ApiAnswer answer = schedule("2024-01-20T10:30:45.122Z");

        answer.is(400)
                .has(TestDoor.invalid(
                        "scheduledAt", "The time has passed: name a later one, or execute the campaign now"));
        JsonObject shown = answer(door.get("/api/campaigns/" + id)).json().getJsonObject("data");
        assertEquals("pending", shown.getString("status"));
    }

    @Test
    void scheduling_needs_a_time_and_an_existing_campaign() {
        ApiAnswer without = answer(door.send(HttpMethod.PUT, "/api/campaigns/" + id + "/schedule", new JsonObject()));
        without.has(TestDoor.invalid("scheduledAt", "Required"));
        id = "campaign_1703001234567_abc123def";
        schedule("2024-02-01T09:00:00-03:00").is(404);
    }
}
