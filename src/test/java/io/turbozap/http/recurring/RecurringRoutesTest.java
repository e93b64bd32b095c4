package io.turbozap.http.recurring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Audience;
import io.turbozap.http.FakeRecurrences;
import io.turbozap.http.TestDoor;
import io.turbozap.schedule.MisfirePolicy;
import io.turbozap.schedule.OverlapPolicy;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RunContent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recurring campaigns at the front door: what is taken, what is refused, what is shown. */
@ExtendWith(VertxExtension.class)
class RecurringRoutesTest {

    private static final String PATH = "/api/recurring";
    private static final String UNKNOWN = PATH + "/recurring_1703001234567_abc123def";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) throws TimeoutException {
        door = TestDoor.open(vertx).await(20, TimeUnit.SECONDS);
    }

    private static JsonObject news() {
        return new JsonObject("""
                {"name":"news","cron":"0 9 * * 1","timeZone":"America/Sao_Paulo",
                 "messages":[{"type":"text","content":"Hello {name|friend}"}],
                 "contacts":["5511999999999",{"phone":"5511888888888","name":"Ana"},"+55 11 99999-9999"]}""");
    }

    private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable JsonObject body)
            throws TimeoutException {
        Future<HttpResponse<Buffer>> sent = body == null
                ? door.request(method, path).send()
                : door.request(method, path).sendJsonObject(body);
        return sent.await(20, TimeUnit.SECONDS);
    }

    private static JsonObject check(int status, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    private String created(JsonObject body) throws TimeoutException {
        return PATH + "/" + check(201, send(HttpMethod.POST, PATH, body)).getString("recurringId");
    }

    private static String errors(HttpResponse<Buffer> answer) {
        StringBuilder text = new StringBuilder();
        for (Object error : check(400, answer).getJsonArray("errors")) {
            JsonObject violation = (JsonObject) error;
            text.append(violation.getString("path"))
                    .append(": ")
                    .append(violation.getString("message"))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void one_is_created_with_the_usual_policies_and_shown_with_its_next_runs() throws Exception {
        HttpResponse<Buffer> answer = send(HttpMethod.POST, PATH, news());
        JsonObject created = check(201, answer);
        assertEquals(PATH + "/" + created.getString("recurringId"), answer.getHeader("Location"));
        assertEquals(1, created.getInteger("duplicatesRemoved"));
        assertEquals("2024-01-22T12:00:00.000Z", created.getString("nextRunAt"));

        JsonObject shown = check(200, send(HttpMethod.GET, answer.getHeader("Location"), null))
                .getJsonObject("data");
        JsonArray nextRuns = (JsonArray) shown.remove("nextRuns");
        assertEquals(5, nextRuns.size());
        assertEquals("2024-02-19T12:00:00.000Z", nextRuns.getString(4));
        assertEquals(new JsonObject("""
                        {"name":"news","status":"active","cron":"0 9 * * 1","timeZone":"America/Sao_Paulo",
                         "overlap":"skip","catchUp":"latest","session":"default","totalMessages":1,
                         "addressees":"contacts","totalContacts":2,"duplicatesRemoved":1,
                         "nextRunAt":"2024-01-22T12:00:00.000Z","createdAt":"2024-01-20T10:30:45.123Z",
                         "updatedAt":"2024-01-20T10:30:45.123Z"}""").put("recurringId", created.getString("recurringId")), shown);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws Exception {
        JsonObject body = new JsonObject("""
                {"name":"","cron":"0 25 * * *","timeZone":"Mars/Olympus","overlap":"pile","catchUp":7,"session":"a b",
                 "messages":[{"type":"text"}],"contacts":["x"],"allowDuplicates":"no","extra":1}""");

        String errors = errors(send(HttpMethod.POST, PATH, body));

        for (String expected : List.of(
                "name: String must contain at least 1 character(s)\n",
                "cron: Invalid cron expression: Value 25 not in range [0, 23]\n",
                "timeZone: Invalid time zone: expected a name such as Europe/Lisbon\n",
                "overlap: Invalid enum value. Expected 'skip' | 'queue' | 'replace'\n",
                "catchUp: Expected string, received number\n",
                "session: Invalid session name\n",
                "messages.0.content: Required\n",
                "contacts.0: Invalid phone number\n",
                "allowDuplicates: Expected boolean, received string\n",
                ": Unrecognized key(s) in object: 'extra'\n")) {
            assertTrue(errors.contains(expected), () -> expected + "is not in\n" + errors);
        }
        assertEquals(10, errors.lines().count(), errors);
    }

    @Test
    void what_must_be_there_is_required() throws Exception {
        assertEquals(
                List.of("contacts: Required", "cron: Required", "messages: Required", "name: Required"),
                errors(send(HttpMethod.POST, PATH, new JsonObject()))
                        .lines()
                        .sorted()
                        .toList());
    }

    @Test
    void a_key_may_not_be_given_twice() throws Exception {
        Buffer twice = Buffer.buffer("{\"cron\":\"@daily\",\"cron\":\"@hourly\"}");
        HttpResponse<Buffer> answer = door.request(HttpMethod.POST, PATH)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(twice)
                .await(20, TimeUnit.SECONDS);

        assertEquals(": Duplicate key: 'cron'\n", errors(answer));
    }

    @Test
    void a_time_that_never_comes_is_refused() throws Exception {
        assertEquals(
                "cron: Invalid cron expression: its time never comes, for there is no such date\n",
                errors(send(HttpMethod.POST, PATH, news().put("cron", "0 0 30 2 *"))));
        assertEquals(
                "cron: Invalid cron expression: expected 5 fields (minute, hour, day of month, month, day of week),"
                        + " received 6\n",
                errors(send(HttpMethod.POST, PATH, news().put("cron", "0 0 9 * * 1"))));
    }

    @Test
    void a_placeholder_without_value_names_the_contact() throws Exception {
        JsonObject body = news();
        body.getJsonArray("messages").getJsonObject(0).put("content", "Hello {name}");

        assertEquals(
                "contacts.0: Field 'name' is missing for its placeholder\n", errors(send(HttpMethod.POST, PATH, body)));
    }

    @Test
    void an_audience_is_everybody_or_chosen_ones_and_takes_the_place_of_contacts() throws Exception {
        JsonObject body = news();
        body.remove("contacts");
        created(body.copy().put("audience", "all"));
        assertEquals(Audience.ALL, door.recurrences.onlyContent().audience());

        String id = "0190A5C4-0000-7000-8000-000000000001";
        assertEquals(
                "audience: Expected either contacts or audience, received both\n",
                errors(send(HttpMethod.POST, PATH, news().put("audience", new JsonArray().add(id)))));
        assertEquals(
                "audience.0: Expected string, received number\naudience.1: Invalid uuid\n",
                errors(send(
                        HttpMethod.POST,
                        PATH,
                        body.copy().put("audience", new JsonArray().add(1).add("x")))));
        assertEquals(
                "audience: Array must contain at least 1 element(s)\n",
                errors(send(HttpMethod.POST, PATH, body.copy().put("audience", new JsonArray()))));
        assertEquals(
                "audience: Invalid audience: expected 'all' or an array of contact ids\n",
                errors(send(HttpMethod.POST, PATH, body.copy().put("audience", "none"))));
    }

    @Test
    void a_part_can_be_changed_and_the_rest_stays() throws Exception {
        String path = created(news().put("overlap", "queue"));
        RunContent before = door.recurrences.onlyContent();

        check(
                200,
                send(
                        HttpMethod.PATCH,
                        path,
                        new JsonObject().put("cron", "@daily").put("catchUp", "all")));
        RecurrencePlan plan = door.recurrences.only().plan();
        assertEquals("@daily", plan.cronSchedule().cron());
        assertEquals("America/Sao_Paulo", plan.cronSchedule().zone().getId());
        assertEquals(OverlapPolicy.QUEUE, plan.overlapPolicy());
        assertEquals(MisfirePolicy.ALL, plan.misfirePolicy());
        assertEquals("news", plan.name());
        assertEquals(before, door.recurrences.onlyContent());

        JsonObject text = new JsonObject().put("type", "text").put("content", "Hello {name}");
        assertEquals(
                "contacts.0: Field 'name' is missing for its placeholder\n",
                errors(send(HttpMethod.PATCH, path, new JsonObject().put("messages", new JsonArray().add(text)))));
        text.put("content", "Bye");
        check(
                200,
                send(
                        HttpMethod.PATCH,
                        path,
                        new JsonObject()
                                .put("messages", new JsonArray().add(text).add(text))));
        assertEquals(2, door.recurrences.onlyContent().messages().size());
        assertEquals(2, door.recurrences.onlyContent().recipients().size());

        check(200, send(HttpMethod.PATCH, path, new JsonObject().put("audience", "all")));
        assertEquals(0, door.recurrences.onlyContent().recipients().size());
        check(
                200,
                send(HttpMethod.PATCH, path, new JsonObject().put("contacts", new JsonArray().add("5511777777777"))));
        assertNull(door.recurrences.onlyContent().audience());
        assertEquals(
                "timeZone: Invalid time zone: expected a name such as Europe/Lisbon\n",
                errors(send(HttpMethod.PATCH, path, new JsonObject().put("timeZone", "Mars"))));
    }

    @Test
    void or_all_of_it_is_replaced() throws Exception {
        String path = created(news().put("overlap", "queue"));

        check(200, send(HttpMethod.PUT, path, news().put("name", "other")));
        assertEquals("other", door.recurrences.only().plan().name());
        assertEquals(OverlapPolicy.SKIP, door.recurrences.only().plan().overlapPolicy());
        assertEquals("name: Required\n", errors(send(HttpMethod.PUT, path, without(news(), "name"))));
    }

    private static JsonObject without(JsonObject body, String name) {
        body.remove(name);
        return body;
    }

    @Test
    void they_are_listed_page_by_page() throws Exception {
        for (int i = 0; i < 3; i++) {
            created(news());
        }
        JsonObject first = check(200, send(HttpMethod.GET, PATH + "?limit=2", null));
        assertEquals(3, first.getInteger("totalRecurring"));
        assertEquals(2, first.getJsonArray("data").size());
        assertFalse(first.getJsonArray("data").getJsonObject(0).containsKey("nextRuns"));

        JsonObject second = check(200, send(HttpMethod.GET, PATH + "?limit=2&after=" + first.getString("next"), null));
        assertEquals(1, second.getJsonArray("data").size());
        assertFalse(second.containsKey("next"));
        assertEquals("after: Expected a recurringId\n", errors(send(HttpMethod.GET, PATH + "?after=x", null)));
    }

    @Test
    void commands_are_obeyed_or_refused_as_their_state_allows() throws Exception {
        String path = created(news());
        assertEquals(
                "Recurring campaign paused",
                check(200, send(HttpMethod.POST, path + "/pause", null)).getString("message"));
        assertEquals(
                "2024-01-22T12:00:00.000Z",
                check(200, send(HttpMethod.POST, path + "/resume", null)).getString("nextRunAt"));
        assertEquals(
                FakeRecurrences.RUN.value(),
                check(202, send(HttpMethod.POST, path + "/run", null)).getString("campaignId"));

        door.recurrences.instead = new CommandException(Code.CONFLICT, "not over");
        assertEquals(TestDoor.error("not over"), check(409, send(HttpMethod.POST, path + "/run", null)));
        door.recurrences.instead = new CommandException(Code.NOT_RECORDED, "the disk is full");
        assertEquals(TestDoor.error("the disk is full"), check(503, send(HttpMethod.POST, path + "/pause", null)));
        door.recurrences.instead = new CommandException(Code.FULL, "too many");
        assertEquals("1", send(HttpMethod.POST, PATH, news()).getHeader("Retry-After"));
        door.recurrences.instead = null;

        check(200, send(HttpMethod.DELETE, path, null));
        check(404, send(HttpMethod.DELETE, path, null));
    }

    @Test
    void what_is_not_there_is_404() throws Exception {
        JsonObject notFound = TestDoor.error("Recurring campaign not found");
        assertEquals(notFound, check(404, send(HttpMethod.GET, UNKNOWN, null)));
        assertEquals(notFound, check(404, send(HttpMethod.GET, PATH + "/x", null)));
        assertEquals(notFound, check(404, send(HttpMethod.PUT, UNKNOWN, news())));
        assertEquals(notFound, check(404, send(HttpMethod.PATCH, UNKNOWN, new JsonObject().put("name", "x"))));
        assertEquals(notFound, check(404, send(HttpMethod.POST, UNKNOWN + "/run", null)));
    }
}
