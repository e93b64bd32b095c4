package io.turbozap.http;

import static io.turbozap.fixture.ApiAnswer.answer;
import static io.turbozap.http.LifecycleApiTest.await;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.ApiAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns for the address book, the address book itself, and single messages, with the documented requests. */
@ExtendWith(VertxExtension.class)
class FacesApiTest {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z";
    private static final JsonObject CAMPAIGN = new JsonObject("""
            {"message_body":"Hello! This is a test campaign message.","scheduled_at":"2025-10-04T12:00:00.000Z"}""");
    private static final JsonObject MESSAGE = new JsonObject("""
            {"recipient":"5511999999999","message":"Hello from the API!","sendAt":1735689600000,
             "channel":"whatsapp"}""");

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(
                vertx, Map.of("SMS_ACCOUNT_SID", "AC1", "SMS_AUTH_TOKEN", "secret", "SMS_FROM", "+15550001111")));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private ApiAnswer send(HttpMethod method, String path, @Nullable Object body) {
        return answer(door.send(method, path, body));
    }

    private ApiAnswer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    private ApiAnswer post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    private JsonObject created(String path, JsonObject body) {
        ApiAnswer answer = post(path, body);
        answer.is(201);
        assertEquals(path + "/" + answer.json().getString("id"), answer.header("Location"));
        return answer.json();
    }

    private String contact(String name, String phone) {
        return created("/contacts", new JsonObject().put("name", name).put("phone_number", phone))
                .getString("id");
    }

    private void execute(String id) {
        send(HttpMethod.POST, "/api/campaigns/" + id + "/execute", null).is(202);
    }

    // Campaigns for the address book

    @Test
    void a_campaign_is_created_with_the_documented_fields() {
        JsonObject campaign = created("/campaigns", CAMPAIGN);

        assertEquals(
                Set.of("id", "message_body", "scheduled_at", "status", "created_at", "updated_at", "session"),
                campaign.fieldNames());
        assertEquals("Hello! This is a test campaign message.", campaign.getString("message_body"));
        assertEquals("2025-10-04T12:00:00.000Z", campaign.getString("scheduled_at"));
        assertEquals("PENDING", campaign.getString("status"));
        assertTrue(campaign.getString("id").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertTrue(campaign.getString("created_at").matches(TIME));
        assertTrue(campaign.getString("updated_at").matches(TIME));
        get("/campaigns/" + campaign.getString("id")).has(campaign);
    }

    @Test
    void it_goes_from_pending_over_processing_to_complete() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        execute(id);
        get("/campaigns/" + id).has("status", "PROCESSING");
        door.sessions.complete(new CampaignId(id));
        get("/campaigns/" + id).has("status", "COMPLETE");
    }

    @Test
    void it_is_a_campaign_like_any_other_under_the_api() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        JsonObject shown = get("/api/campaigns/" + id).json().getJsonObject("data");

        assertEquals("address_book", shown.getString("source"));
        assertEquals("scheduled", shown.getString("status"));
    }

    @Test
    void only_its_own_kind_is_listed_page_by_page() {
        String other = await(door.created());
        created("/scheduled", MESSAGE);
        List<String> ids = List.of(
                created("/campaigns", CAMPAIGN).getString("id"),
                created("/campaigns", CAMPAIGN).getString("id"));

        List<String> listed = get("/campaigns").array().stream()
                .map(campaign -> ((JsonObject) campaign).getString("id"))
                .toList();

        assertEquals(Set.copyOf(ids), Set.copyOf(listed));
        assertEquals(2, listed.size());
        JsonArray first = get("/campaigns?limit=1").array();
        assertEquals(1, first.size());
        get("/campaigns?after=" + first.getJsonObject(0).getString("id")).has("0.id", listed.get(1));
        get("/campaigns/" + other).is(404);
        get("/api/campaigns").has("totalCampaigns", 4);
    }

    @Test
    void everything_wrong_with_a_campaign_is_told_at_once() {
        String ana = contact("Ana", "5511999999999");
        JsonObject wrong = new JsonObject("""
                {"message_body":"","scheduled_at":"2025-10-04T12:00:00","session":"no name","repeat":true}""").put("contact_ids", new JsonArray(List.of(ana, UNKNOWN, "1", 7)));

        JsonObject body = post("/campaigns", wrong).json();

        assertEquals(
                Set.of(
                        "message_body: String must contain at least 1 character(s)",
                        "scheduled_at: Invalid datetime: a time zone is needed, such as 2025-10-04T12:00:00Z",
                        "session: Invalid session name",
                        ": Unrecognized key(s) in object: 'repeat'",
                        "contact_ids.1: Unknown contact",
                        "contact_ids.2: Invalid uuid",
                        "contact_ids.3: Expected string, received number"),
                told(body));
    }

    private static Set<String> told(JsonObject body) {
        assertEquals("Validation failed", body.getString("message"));
        return Set.copyOf(body.getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("path") + ": " + ((JsonObject) error).getString("message"))
                .toList());
    }

    @Test
    void text_and_time_are_needed_and_nobody_is_not_everybody() {
        assertEquals(
                Set.of("message_body: Required", "scheduled_at: Required"),
                told(post("/campaigns", new JsonObject()).json()));
        assertEquals(
                Set.of("contact_ids: Array must contain at least 1 element(s)"),
                told(post("/campaigns", CAMPAIGN.copy().put("contact_ids", new JsonArray()))
                        .json()));
    }

    @Test
    void a_campaign_can_be_changed_until_it_starts() {
        String ana = contact("Ana", "5511999999999");
        String id = created("/campaigns", CAMPAIGN).getString("id");
        JsonObject change = new JsonObject("{\"message_body\":\"Hi {name}\",\"scheduled_at\":1767225600000}")
                .put("contact_ids", new JsonArray().add(ana))
                .put("session", "session_sales");

        ApiAnswer changed = send(HttpMethod.PATCH, "/campaigns/" + id, change);

        changed.is(200);
        JsonObject campaign = get("/campaigns/" + id).json();
        assertEquals("Hi {name}", campaign.getString("message_body"));
        assertEquals("2026-01-01T00:00:00.000Z", campaign.getString("scheduled_at"));
        assertEquals(new JsonArray().add(ana), campaign.getJsonArray("contact_ids"));
        assertEquals("session_sales", campaign.getString("session"));
        send(HttpMethod.PATCH, "/campaigns/" + id, new JsonObject().put("message_body", "Bye"));
        JsonObject again = get("/campaigns/" + id).json();
        assertEquals("Bye", again.getString("message_body"));
        assertEquals("2026-01-01T00:00:00.000Z", again.getString("scheduled_at"));
        assertEquals(new JsonArray().add(ana), again.getJsonArray("contact_ids"));
    }

    @Test
    void a_campaign_that_has_started_is_neither_changed_nor_cancelled() {
        String id = created("/campaigns", CAMPAIGN).getString("id");
        execute(id);

        send(HttpMethod.PATCH, "/campaigns/" + id, new JsonObject().put("message_body", "Bye"))
                .has(TestDoor.error("Campaign has already started"));
        ApiAnswer deleted = send(HttpMethod.DELETE, "/campaigns/" + id, null);
        deleted.is(409).has(TestDoor.error("Campaign has already started"));
    }

    @Test
    void a_cancelled_campaign_is_gone() {
        String path = "/campaigns/" + created("/campaigns", CAMPAIGN).getString("id");

        ApiAnswer deleted = send(HttpMethod.DELETE, path, null);

        deleted.is(204);
        assertNull(deleted.response().body());
        send(HttpMethod.DELETE, path, null).is(404);
        get(path).is(404);
        get(path + "/analytics").is(404);
    }

    @Test
    void analytics_count_what_is_there() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        ApiAnswer answer = get("/campaigns/" + id + "/analytics");

        answer.is(200).has(new JsonObject("""
                        {"status":"PENDING","total_contacts":0,"pending":0,"sent":0,"failed":0,"uncertain":0,
                         "skipped":0}""").put("id", id));
    }

    // The address book

    @Test
    void a_contact_lives_through_all_methods() {
        JsonObject ana = created("/contacts", new JsonObject("""
                {"name":"Ana","phone_number":"+55 (11) 99999-9999","tags":["a","b","a"],
                 "fields":{"city":"Lisboa","order":17,"vip":true,"none":null,"empty":""}}"""));
        String path = "/contacts/" + ana.getString("id");

        assertEquals("5511999999999", ana.getString("phone_number"));
        assertEquals(new JsonArray("[\"a\",\"b\"]"), ana.getJsonArray("tags"));
        assertEquals(
                new JsonObject("{\"city\":\"Lisboa\",\"order\":\"17\",\"vip\":\"true\"}"), ana.getJsonObject("fields"));
        get(path).has(ana);
        JsonObject patched = send(HttpMethod.PATCH, path, new JsonObject().put("name", "Ana Silva"))
                .json();
        assertEquals("Ana Silva", patched.getString("name"));
        assertEquals(ana.getJsonObject("fields"), patched.getJsonObject("fields"));
        JsonObject put = send(
                        HttpMethod.PUT,
                        path,
                        new JsonObject().put("name", "Bia").put("phone_number", "5511888888888"))
                .json();
        assertEquals("Bia", put.getString("name"));
        assertEquals(new JsonObject(), put.getJsonObject("fields"));
        send(HttpMethod.DELETE, path, null).is(204);
        get(path).is(404);
        send(HttpMethod.PATCH, path, new JsonObject()).has(TestDoor.error("Contact not found"));
    }

    @Test
    void a_phone_number_is_taken_once() {
        contact("Ana", "5511999999999");
        String bia = contact("Bia", "5511888888888");

        ApiAnswer again = post("/contacts", new JsonObject("""
                {"name":"Other","phone_number":"+55 11 99999 9999"}"""));

        again.is(409).has(TestDoor.error("A contact with this phone number already exists"));
        send(HttpMethod.PATCH, "/contacts/" + bia, new JsonObject().put("phone_number", "5511999999999"))
                .is(409);
    }

    @Test
    void everything_wrong_with_a_contact_is_told_at_once() {
        JsonObject wrong = new JsonObject("""
                {"name":"a\\u0000b","phone_number":"120363012345678901@g.us","tags":["x",5],
                 "fields":{"!?":"1","name":"x","deep":{}},"email":"x@y.z"}""");

        assertEquals(
                Set.of(
                        "name: Invalid name",
                        "phone_number: Invalid phone number",
                        "tags.1: Expected string, received number",
                        "fields.!?: Invalid field name: up to 64 characters, of them a letter or a digit",
                        "fields.name: This field is the contact's own name",
                        "fields.deep: Expected string, received object",
                        ": Unrecognized key(s) in object: 'email'"),
                told(post("/contacts", wrong).json()));
    }

    @Test
    void contacts_are_paged_and_searched() {
        String ana = contact("Ana", "5511999999999");
        String zoe = contact("Zoé", "351912345678");

        assertEquals(2, get("/contacts").array().size());
        get("/contacts?search=zoe").has("0.id", zoe);
        JsonArray first = get("/contacts?limit=1").array();
        String last = first.getJsonObject(0).getString("id");
        JsonArray second = get("/contacts?limit=1&after=" + last).array();
        assertEquals(Set.of(ana, zoe), Set.of(last, second.getJsonObject(0).getString("id")));
        get("/contacts?search=%00").is(400);
        get("/contacts?page=2").is(400);
    }

    @Test
    void a_store_that_is_gone_is_503_and_says_why() {
        await(door.database.close());

        ApiAnswer answer = post("/contacts", new JsonObject().put("name", "Ana").put("phone_number", "5511999999999"));

        answer.is(503).has(TestDoor.error("The store is not available: the store is shutting down"));
    }

    // Suppressions

    @Test
    void a_number_is_suppressed_listed_and_released() {
        ApiAnswer first = post("/api/suppressions", new JsonObject().put("phone", "+55 11 99999-9999"));
        first.is(201).has("chatId", "5511999999999@c.us");
        post("/api/suppressions", new JsonObject().put("contact", "5511999999999@c.us"))
                .is(200);
        post("/api/suppressions", new JsonObject("{\"contact\":\"77@lid\",\"reason\":\"asked\"}"));

        JsonObject page = get("/api/suppressions?limit=1").json();
        assertEquals(new JsonObject("""
                        {"chatId":"5511999999999@c.us","reason":"suppressed by an operator","source":"operator",
                         "createdAt":"2024-01-20T10:30:45.123Z"}"""), page.getJsonArray("data").getJsonObject(0));
        assertEquals("5511999999999@c.us", page.getString("next"));
        JsonObject rest =
                get("/api/suppressions?after=" + page.getString("next")).json();
        assertEquals("asked", rest.getJsonArray("data").getJsonObject(0).getString("reason"));
        assertFalse(rest.containsKey("next"));
        assertEquals(
                1,
                get("/api/suppressions?search=lid").json().getJsonArray("data").size());
        send(HttpMethod.DELETE, "/api/suppressions/551199999999", null).is(200);
        send(HttpMethod.DELETE, "/api/suppressions/5511999999999", null).is(404);
        send(HttpMethod.DELETE, "/api/suppressions/nobody", null).is(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | phone: Required",
                "{\"phone\":\"1\",\"contact\":\"1\"} | phone: Either phone or contact is needed, not both",
                "{\"phone\":\"77@lid\"} | phone: Invalid phone number",
                "{\"contact\":\"nobody\"} | contact: Invalid phone number",
                "{\"phone\":5} | phone: Expected string, received number",
            })
    void a_suppression_names_one_chat(String json, String error) {
        assertEquals(
                Set.of(error),
                told(post("/api/suppressions", new JsonObject(json)).json()));
    }

    // Single messages

    @Test
    void a_message_is_scheduled_as_documented() {
        JsonObject message = created("/scheduled", MESSAGE);

        assertEquals(MESSAGE, documented(message));
        assertEquals("scheduled", message.getString("status"));
        assertEquals("default", message.getString("session"));
        get("/scheduled").has(new JsonArray().add(message));
        get("/scheduled/" + message.getString("id")).has(message);
        get("/delivered").has(new JsonArray());
    }

    /** The documented fields of a message. */
    private static JsonObject documented(JsonObject message) {
        JsonObject documented = new JsonObject();
        MESSAGE.fieldNames().forEach(name -> documented.put(name, message.getValue(name)));
        return documented;
    }

    @Test
    void a_message_takes_other_fields_and_another_channel() {
        String path = "/scheduled/" + created("/scheduled", MESSAGE).getString("id");

        ApiAnswer changed =
                send(HttpMethod.PUT, path, new JsonObject("{\"message\":\"Updated message\",\"channel\":\"sms\"}"));

        changed.is(200);
        JsonObject message = get(path).json();
        assertEquals("Updated message", message.getString("message"));
        assertEquals("sms", message.getString("channel"));
        assertEquals("sms:+15550001111", message.getString("session"));
        assertEquals(1735689600000L, message.getLong("sendAt"));
        JsonObject back = send(
                        HttpMethod.PUT,
                        path,
                        new JsonObject("{\"channel\":\"whatsapp\",\"recipient\":\"+351 912 345 678\"}"))
                .json();
        assertEquals("default", back.getString("session"));
        assertEquals("351912345678", back.getString("recipient"));
    }

    @Test
    void braces_in_a_message_are_what_they_are_if_that_is_meant() {
        String text = "{name} {{x}} {a|b} }{";
        JsonObject body = MESSAGE.copy().put("message", text);

        JsonObject refused = post("/scheduled", body).json();
        assertEquals(
                Set.of("message"),
                told(refused).stream().map(told -> told.replaceFirst(":.*", "")).collect(toSet()));
        JsonObject warned = created("/scheduled", MESSAGE.copy().put("message", "Later {name}"));
        assertEquals("Later {name}", warned.getString("message"));
        assertEquals(1, warned.getJsonArray("warnings").size());
        JsonObject message = created("/scheduled", body.put("literalBraces", true));

        assertEquals(text, message.getString("message"));
        CampaignId id = new CampaignId(message.getString("id"));
        assertEquals(
                text, door.sessions.stored(id).messages().get(0).textTemplate().render(key -> "value"));
    }

    @Test
    void everything_wrong_with_a_message_is_told_at_once() {
        JsonObject wrong = new JsonObject("""
                {"recipient":"123","sendAt":1735689600,"channel":"pigeon","priority":1}""");

        assertEquals(
                Set.of(
                        "message: Required",
                        "recipient: Invalid phone number",
                        "sendAt: Invalid datetime: epoch milliseconds expected, of at least 13 digits",
                        "channel: Invalid enum value. Expected 'whatsapp' | 'sms'",
                        ": Unrecognized key(s) in object: 'priority'"),
                told(post("/scheduled", wrong).json()));
    }

    @Test
    void an_sms_goes_to_a_number_by_the_configured_sender() {
        JsonObject sms = MESSAGE.copy().put("channel", "sms");
        String group = "120363012345678901@g.us";

        assertEquals(
                Set.of("recipient: Invalid phone number"),
                told(post("/scheduled", sms.copy().put("recipient", group)).json()));
        post("/scheduled", sms.copy().put("session", "default")).is(422);
        String path = "/scheduled/"
                + created("/scheduled", MESSAGE.copy().put("recipient", group)).getString("id");
        send(HttpMethod.PUT, path, new JsonObject().put("channel", "sms")).is(422);
    }

    @Test
    void a_channel_that_is_not_configured_is_refused() {
        Vertx other = Vertx.vertx(); // doors of one would share a port
        TestDoor bare = await(TestDoor.open(other));

        ApiAnswer created =
                answer(bare.send(HttpMethod.POST, "/scheduled", MESSAGE.copy().put("channel", "sms")));
        String id =
                answer(bare.send(HttpMethod.POST, "/scheduled", MESSAGE)).json().getString("id");
        ApiAnswer changed =
                answer(bare.send(HttpMethod.PUT, "/scheduled/" + id, new JsonObject().put("channel", "sms")));

        created.is(422);
        changed.is(422);
        await(other.close());
    }

    @Test
    void a_message_that_was_sent_is_neither_changed_nor_cancelled() {
        String id = created("/scheduled", MESSAGE).getString("id");
        execute(id);
        door.sessions.move(new CampaignId(id), 0, SendState.COMPLETED);
        door.sessions.complete(new CampaignId(id));

        ApiAnswer changed = send(HttpMethod.PUT, "/scheduled/" + id, new JsonObject().put("message", "x"));
        changed.is(409).has(TestDoor.error("Message has already been sent"));
        send(HttpMethod.DELETE, "/scheduled/" + id, null).is(409);
        get("/scheduled").has(new JsonArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "SKIPPED", "UNCERTAIN"})
    void a_message_that_did_not_leave_stays_with_its_status_until_it_is_deleted(String state) {
        String id = created("/scheduled", MESSAGE).getString("id");
        execute(id);
        door.sessions.move(new CampaignId(id), 0, SendState.valueOf(state));
        door.sessions.complete(new CampaignId(id));

        assertEquals(
                state,
                get("/scheduled").array().getJsonObject(0).getString("status").toUpperCase(Locale.ROOT));
        send(HttpMethod.DELETE, "/scheduled/" + id, null).is(204);
        get("/scheduled").has(new JsonArray());
    }

    @Test
    void a_message_that_waits_in_the_queue_can_be_cancelled() {
        String id = created("/scheduled", MESSAGE).getString("id");
        execute(id);

        send(HttpMethod.DELETE, "/scheduled/" + id, null).is(204);
        get("/scheduled/" + id).has(TestDoor.error("Message not found"));
    }
}
