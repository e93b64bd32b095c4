package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turbozap.campaign.CampaignId;
import io.turbozap.fixture.ApiAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns by name, and the list of them from either end. */
@ExtendWith(VertxExtension.class)
class CampaignListApiTest {

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    private String created(JsonObject with) {
        return answer(door.create(TestDoor.CAMPAIGN.copy().mergeIn(with)))
                .json()
                .getString("campaignId");
    }

    private JsonObject list(String query) {
        return answer(door.get("/api/campaigns" + query)).json();
    }

    private static List<String> ids(JsonObject list) {
        return list.getJsonArray("data").stream()
                .map(campaign -> ((JsonObject) campaign).getString("campaignId"))
                .toList();
    }

    private JsonObject shown(String id) {
        return answer(door.get("/api/campaigns/" + id)).json().getJsonObject("data");
    }

    @Test
    void the_newest_come_first_page_by_page_if_that_is_asked_for() {
        door.created();
        await(door.created());
        await(door.created());
        List<String> oldestFirst = ids(list(""));

        JsonObject first = list("?order=newest&limit=2");
        JsonObject rest = list("?order=newest&limit=2&after=" + first.getString("next"));

        assertEquals(List.of(oldestFirst.get(2), oldestFirst.get(1)), ids(first));
        assertEquals(List.of(oldestFirst.get(0)), ids(rest));
        assertFalse(rest.containsKey("next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=stopped,completed", "?status=stopped&status=completed"})
    void campaigns_are_listed_by_any_of_several_statuses(String query) {
        String stopped = created(new JsonObject());
        String completed = created(new JsonObject());
        await(door.created());
        answer(door.post("/api/campaigns/" + stopped + "/stop"));
        door.sessions.complete(new CampaignId(completed));

        assertEquals(
                List.of(stopped, completed).stream().sorted().toList(),
                ids(list(query)).stream().sorted().toList());
    }

    @Test
    void campaigns_are_listed_by_session() {
        await(door.created());
        String other = created(new JsonObject().put("session", "other"));

        assertEquals(List.of(other), ids(list("?session=other")));
    }

    @ParameterizedTest
    @CsvSource({
        "order=oldest, order, Invalid enum value. Expected 'newest'",
        "session=a%20b, session, Invalid session name",
    })
    void a_list_that_nobody_knows_is_refused(String query, String path, String message) {
        ApiAnswer answer = answer(door.get("/api/campaigns?" + query));

        answer.is(400).has(TestDoor.invalid(path, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=done", "status=", "status=pending,", "status=pending&status=Paused"})
    void a_status_that_nobody_knows_is_refused(String query) {
        answer(door.get("/api/campaigns?" + query)).is(400);
    }

    @Test
    void a_campaign_keeps_the_name_that_it_was_given() {
        ApiAnswer answer = answer(door.create(TestDoor.CAMPAIGN.copy().put("name", "  Spring sale \u00e9 ")));

        answer.has("name", "Spring sale \u00e9");
        String id = answer.json().getString("campaignId");
        assertEquals("Spring sale \u00e9", shown(id).getString("name"));
        assertEquals(
                "Spring sale \u00e9",
                list("").getJsonArray("data").getJsonObject(0).getString("name"));
        ApiAnswer copy = answer(door.post("/api/campaigns/" + id + "/clone"));
        copy.has("name", "Spring sale \u00e9");
        assertEquals(
                "Spring sale \u00e9", shown(copy.json().getString("campaignId")).getString("name"));
    }

    @Test
    void a_campaign_without_a_name_shows_none() {
        assertFalse(shown(created(new JsonObject())).containsKey("name"));
    }

    @Test
    void a_name_has_up_to_a_hundred_characters_whatever_they_take() {
        String longest = "\ud83d\ude00".repeat(100);

        assertEquals(
                longest, shown(created(new JsonObject().put("name", longest))).getString("name"));
        answer(door.create(TestDoor.CAMPAIGN.copy().put("name", longest + "a")))
                .has(TestDoor.invalid("name", "String must contain at most 100 character(s)"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\" \"', String must contain at least 1 character(s)",
        "'\"a\\nb\"', Invalid name",
        "3, 'Expected string, received number'",
        "null, 'Expected string, received null'",
    })
    void a_bad_name_is_refused(String json, String message) {
        Buffer body = Buffer.buffer(
                "{\"name\":" + json + "," + TestDoor.CAMPAIGN.encode().substring(1));

        answer(door.create(body)).has(TestDoor.invalid("name", message));
    }

    @Test
    void a_blast_may_have_a_name() {
        JsonObject blast = new JsonObject()
                .put("name", " Flash ")
                .put("message", "Hi")
                .put("recipients", new JsonArray().add("5511999999999"));

        JsonObject started =
                answer(door.send(HttpMethod.POST, "/api/blasts", blast)).json();

        assertEquals("Flash", started.getString("name"));
        assertEquals("Flash", shown(started.getString("blastId")).getString("name"));
    }

    @Test
    void the_form_of_a_blast_may_have_a_name() {
        MultipartForm form = MultipartForm.create()
                .attribute("name", "Flash")
                .attribute("message", "Hi")
                .textFileUpload("recipientsFile", "people.csv", Buffer.buffer("phone\n5511999999999\n"), "text/csv");

        JsonObject started = answer(door.request(HttpMethod.POST, "/api/blasts").sendMultipartForm(form))
                .json();

        assertEquals("Flash", started.getString("name"), started.encode());
    }

    @Test
    void a_bad_name_of_a_blast_is_told_with_everything_else() {
        JsonObject blast = new JsonObject().put("name", "").put("recipients", new JsonArray().add("5511999999999"));

        answer(door.send(HttpMethod.POST, "/api/blasts", blast))
                .has(TestDoor.invalid("name", "String must contain at least 1 character(s)", "message", "Required"));
    }
}
