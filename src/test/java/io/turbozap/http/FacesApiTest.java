package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns for the address book, the address book itself, and single messages, with the documented requests. */
@Tag("slow")
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

    private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable Object body) {
        return await(door.send(method, path, body));
    }

    private HttpResponse<Buffer> get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    private HttpResponse<Buffer> post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    private JsonObject created(String path, JsonObject body) {
        HttpResponse<Buffer> answer = post(path, body);
        assertEquals(201, answer.statusCode(), answer::bodyAsString);
        assertEquals(path + "/" + answer.bodyAsJsonObject().getString("id"), answer.getHeader("Location"));
        return answer.bodyAsJsonObject();
    }

    private String contact(String name, String phone) {
        return created("/contacts", new JsonObject().put("name", name).put("phone_number", phone))
                .getString("id");
    }

    private void execute(String id) {
        assertEquals(
                202,
                send(HttpMethod.POST, "/api/campaigns/" + id + "/execute", null).statusCode());
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
        assertEquals(campaign, get("/campaigns/" + campaign.getString("id")).bodyAsJsonObject());
    }

    @Test
    void it_goes_from_pending_over_processing_to_complete() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        execute(id);
        assertEquals("PROCESSING", get("/campaigns/" + id).bodyAsJsonObject().getString("status"));
        door.sessions.complete(new CampaignId(id));
        assertEquals("COMPLETE", get("/campaigns/" + id).bodyAsJsonObject().getString("status"));
    }

    @Test
    void it_is_a_campaign_like_any_other_under_the_api() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        JsonObject shown = get("/api/campaigns/" + id).bodyAsJsonObject().getJsonObject("data");

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

        List<String> listed = get("/campaigns").bodyAsJsonArray().stream()
                .map(campaign -> ((JsonObject) campaign).getString("id"))
                .toList();

        assertEquals(Set.copyOf(ids), Set.copyOf(listed));
        assertEquals(2, listed.size());
        JsonArray first = get("/campaigns?limit=1").bodyAsJsonArray();
        assertEquals(1, first.size());
        assertEquals(
                listed.get(1),
                get("/campaigns?after=" + first.getJsonObject(0).getString("id"))
                        .bodyAsJsonArray()
                        .getJsonObject(0)
                        .getString("id"));
        assertEquals(404, get("/campaigns/" + other).statusCode());
        assertEquals(4, get("/api/campaigns").bodyAsJsonObject().getInteger("totalCampaigns"));
    }

    @Test
    void everything_wrong_with_a_campaign_is_told_at_once() {
        String ana = contact("Ana", "5511999999999");
        JsonObject wrong = new JsonObject("""
                {"message_body":"","scheduled_at":"2025-10-04T12:00:00","session":"no name","repeat":true}""").put("contact_ids", new JsonArray(List.of(ana, UNKNOWN, "1", 7)));

        JsonObject body = post("/campaigns", wrong).bodyAsJsonObject();

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
                told(post("/campaigns", new JsonObject()).bodyAsJsonObject()));
        assertEquals(
                Set.of("contact_ids: Array must contain at least 1 element(s)"),
                told(post("/campaigns", CAMPAIGN.copy().put("contact_ids", new JsonArray()))
                        .bodyAsJsonObject()));
    }

    @Test
    void a_campaign_can_be_changed_until_it_starts() {
        String ana = contact("Ana", "5511999999999");
        String id = created("/campaigns", CAMPAIGN).getString("id");
        JsonObject change = new JsonObject("{\"message_body\":\"Hi {name}\",\"scheduled_at\":1767225600000}")
                .put("contact_ids", new JsonArray().add(ana))
                .put("session", "session_sales");

        HttpResponse<Buffer> changed = send(HttpMethod.PATCH, "/campaigns/" + id, change);

        assertEquals(200, changed.statusCode(), changed::bodyAsString);
        JsonObject campaign = get("/campaigns/" + id).bodyAsJsonObject();
        assertEquals("Hi {name}", campaign.getString("message_body"));
        assertEquals("2026-01-01T00:00:00.000Z", campaign.getString("scheduled_at"));
        assertEquals(new JsonArray().add(ana), campaign.getJsonArray("contact_ids"));
        assertEquals("session_sales", campaign.getString("session"));
        send(HttpMethod.PATCH, "/campaigns/" + id, new JsonObject().put("message_body", "Bye"));
        JsonObject again = get("/campaigns/" + id).bodyAsJsonObject();
        assertEquals("Bye", again.getString("message_body"));
        assertEquals("2026-01-01T00:00:00.000Z", again.getString("scheduled_at"));
        assertEquals(new JsonArray().add(ana), again.getJsonArray("contact_ids"));
    }

    @Test
    void a_campaign_that_has_started_is_neither_changed_nor_cancelled() {
        String id = created("/campaigns", CAMPAIGN).getString("id");
        execute(id);

        assertEquals(
                TestDoor.error("Campaign has already started"),
                send(HttpMethod.PATCH, "/campaigns/" + id, new JsonObject().put("message_body", "Bye"))
                        .bodyAsJsonObject());
        HttpResponse<Buffer> deleted = send(HttpMethod.DELETE, "/campaigns/" + id, null);
        assertEquals(409, deleted.statusCode());
        assertEquals(TestDoor.error("Campaign has already started"), deleted.bodyAsJsonObject());
    }

    @Test
    void a_cancelled_campaign_is_gone() {
        String path = "/campaigns/" + created("/campaigns", CAMPAIGN).getString("id");

        HttpResponse<Buffer> deleted = send(HttpMethod.DELETE, path, null);

        assertEquals(204, deleted.statusCode());
        assertNull(deleted.body());
        assertEquals(404, send(HttpMethod.DELETE, path, null).statusCode());
        assertEquals(404, get(path).statusCode());
        assertEquals(404, get(path + "/analytics").statusCode());
    }

    @Test
    void analytics_count_what_is_there() {
        String id = created("/campaigns", CAMPAIGN).getString("id");

        HttpResponse<Buffer> answer = get("/campaigns/" + id + "/analytics");

        assertEquals(200, answer.statusCode());
        assertEquals(new JsonObject("""
                        {"status":"PENDING","total_contacts":0,"pending":0,"sent":0,"failed":0,"uncertain":0,
                         "skipped":0}""").put("id", id), answer.bodyAsJsonObject());
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
        assertEquals(ana, get(path).bodyAsJsonObject());
        JsonObject patched = send(HttpMethod.PATCH, path, new JsonObject().put("name", "Ana Silva"))
                .bodyAsJsonObject();
        assertEquals("Ana Silva", patched.getString("name"));
        assertEquals(ana.getJsonObject("fields"), patched.getJsonObject("fields"));
        JsonObject put = send(
                        HttpMethod.PUT,
                        path,
                        new JsonObject().put("name", "Bia").put("phone_number", "5511888888888"))
                .bodyAsJsonObject();
        assertEquals("Bia", put.getString("name"));
        assertEquals(new JsonObject(), put.getJsonObject("fields"));
        assertEquals(204, send(HttpMethod.DELETE, path, null).statusCode());
        assertEquals(404, get(path).statusCode());
        assertEquals(
                TestDoor.error("Contact not found"),
                send(HttpMethod.PATCH, path, new JsonObject()).bodyAsJsonObject());
    }

    @Test
    void a_phone_number_is_taken_once() {
        contact("Ana", "5511999999999");
        String bia = contact("Bia", "5511888888888");

        HttpResponse<Buffer> again = post("/contacts", new JsonObject("""
                {"name":"Other","phone_number":"+55 11 99999 9999"}"""));

        assertEquals(409, again.statusCode());
        assertEquals(TestDoor.error("A contact with this phone number already exists"), again.bodyAsJsonObject());
        assertEquals(
                409,
                send(HttpMethod.PATCH, "/contacts/" + bia, new JsonObject().put("phone_number", "5511999999999"))
                        .statusCode());
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
                told(post("/contacts", wrong).bodyAsJsonObject()));
    }

    @Test
    void contacts_are_paged_and_searched() {
        String ana = contact("Ana", "5511999999999");
        String zoe = contact("Zoé", "351912345678");

        assertEquals(2, get("/contacts").bodyAsJsonArray().size());
        assertEquals(
                zoe,
                get("/contacts?search=zoe").bodyAsJsonArray().getJsonObject(0).getString("id"));
        JsonArray first = get("/contacts?limit=1").bodyAsJsonArray();
        String last = first.getJsonObject(0).getString("id");
        JsonArray second = get("/contacts?limit=1&after=" + last).bodyAsJsonArray();
        assertEquals(Set.of(ana, zoe), Set.of(last, second.getJsonObject(0).getString("id")));
        assertEquals(400, get("/contacts?search=%00").statusCode());
        assertEquals(400, get("/contacts?page=2").statusCode());
    }

    @Test
    void a_store_that_is_gone_is_503_and_says_why() {
        await(door.database.close());

        HttpResponse<Buffer> answer =
                post("/contacts", new JsonObject().put("name", "Ana").put("phone_number", "5511999999999"));

        assertEquals(503, answer.statusCode());
        assertEquals(
                TestDoor.error("The store is not available: the store is shutting down"), answer.bodyAsJsonObject());
    }

    // Suppressions

    @Test
    void a_number_is_suppressed_listed_and_released() {
        HttpResponse<Buffer> first = post("/api/suppressions", new JsonObject().put("phone", "+55 11 99999-9999"));
        assertEquals(201, first.statusCode());
        assertEquals("5511999999999@c.us", first.bodyAsJsonObject().getString("chatId"));
        assertEquals(
                200,
                post("/api/suppressions", new JsonObject().put("contact", "5511999999999@c.us"))
                        .statusCode());
        post("/api/suppressions", new JsonObject("{\"contact\":\"77@lid\",\"reason\":\"asked\"}"));

        JsonObject page = get("/api/suppressions?limit=1").bodyAsJsonObject();
        assertEquals(new JsonObject("""
                        {"chatId":"5511999999999@c.us","reason":"suppressed by an operator","source":"operator",
                         "createdAt":"2024-01-20T10:30:45.123Z"}"""), page.getJsonArray("data").getJsonObject(0));
        assertEquals("5511999999999@c.us", page.getString("next"));
        JsonObject rest =
                get("/api/suppressions?after=" + page.getString("next")).bodyAsJsonObject();
        assertEquals("asked", rest.getJsonArray("data").getJsonObject(0).getString("reason"));
        assertFalse(rest.containsKey("next"));
        assertEquals(
                1,
                get("/api/suppressions?search=lid")
                        .bodyAsJsonObject()
                        .getJsonArray("data")
                        .size());
        assertEquals(
                200,
                send(HttpMethod.DELETE, "/api/suppressions/551199999999", null).statusCode());
        assertEquals(
                404,
                send(HttpMethod.DELETE, "/api/suppressions/5511999999999", null).statusCode());
        assertEquals(
                400, send(HttpMethod.DELETE, "/api/suppressions/nobody", null).statusCode());
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
                told(post("/api/suppressions", new JsonObject(json)).bodyAsJsonObject()));
    }

    // Single messages

    @Test
    void a_message_is_scheduled_as_documented() {
        JsonObject message = created("/scheduled", MESSAGE);

        assertEquals(MESSAGE, documented(message));
        assertEquals("scheduled", message.getString("status"));
        assertEquals("default", message.getString("session"));
        assertEquals(new JsonArray().add(message), get("/scheduled").bodyAsJsonArray());
        assertEquals(message, get("/scheduled/" + message.getString("id")).bodyAsJsonObject());
        assertEquals(new JsonArray(), get("/delivered").bodyAsJsonArray());
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

        HttpResponse<Buffer> changed =
                send(HttpMethod.PUT, path, new JsonObject("{\"message\":\"Updated message\",\"channel\":\"sms\"}"));

        assertEquals(200, changed.statusCode(), changed::bodyAsString);
        JsonObject message = get(path).bodyAsJsonObject();
        assertEquals("Updated message", message.getString("message"));
        assertEquals("sms", message.getString("channel"));
        assertEquals("sms:+15550001111", message.getString("session"));
        assertEquals(1735689600000L, message.getLong("sendAt"));
        JsonObject back = send(
                        HttpMethod.PUT,
                        path,
                        new JsonObject("{\"channel\":\"whatsapp\",\"recipient\":\"+351 912 345 678\"}"))
                .bodyAsJsonObject();
        assertEquals("default", back.getString("session"));
        assertEquals("351912345678", back.getString("recipient"));
    }

    @Test
    void braces_in_a_message_are_what_they_are_if_that_is_meant() {
        String text = "{name} {{x}} {a|b} }{";
        JsonObject body = MESSAGE.copy().put("message", text);

        JsonObject refused = post("/scheduled", body).bodyAsJsonObject();
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
                told(post("/scheduled", wrong).bodyAsJsonObject()));
    }

    @Test
    void an_sms_goes_to_a_number_by_the_configured_sender() {
        JsonObject sms = MESSAGE.copy().put("channel", "sms");
        String group = "120363012345678901@g.us";

        assertEquals(
                Set.of("recipient: Invalid phone number"),
                told(post("/scheduled", sms.copy().put("recipient", group)).bodyAsJsonObject()));
        assertEquals(
                422, post("/scheduled", sms.copy().put("session", "default")).statusCode());
        String path = "/scheduled/"
                + created("/scheduled", MESSAGE.copy().put("recipient", group)).getString("id");
        assertEquals(
                422,
                send(HttpMethod.PUT, path, new JsonObject().put("channel", "sms"))
                        .statusCode());
    }

    @Test
    void a_channel_that_is_not_configured_is_refused() {
        Vertx other = Vertx.vertx(); // doors of one would share a port
        TestDoor bare = await(TestDoor.open(other));

        HttpResponse<Buffer> created =
                await(bare.send(HttpMethod.POST, "/scheduled", MESSAGE.copy().put("channel", "sms")));
        String id = await(bare.send(HttpMethod.POST, "/scheduled", MESSAGE))
                .bodyAsJsonObject()
                .getString("id");
        HttpResponse<Buffer> changed =
                await(bare.send(HttpMethod.PUT, "/scheduled/" + id, new JsonObject().put("channel", "sms")));

        assertEquals(422, created.statusCode());
        assertEquals(422, changed.statusCode());
        await(other.close());
    }

    @Test
    void a_message_that_was_sent_is_neither_changed_nor_cancelled() {
        String id = created("/scheduled", MESSAGE).getString("id");
        execute(id);
        door.sessions.move(new CampaignId(id), 0, SendState.COMPLETED);
        door.sessions.complete(new CampaignId(id));

        HttpResponse<Buffer> changed = send(HttpMethod.PUT, "/scheduled/" + id, new JsonObject().put("message", "x"));
        assertEquals(409, changed.statusCode());
        assertEquals(TestDoor.error("Message has already been sent"), changed.bodyAsJsonObject());
        assertEquals(409, send(HttpMethod.DELETE, "/scheduled/" + id, null).statusCode());
        assertEquals(new JsonArray(), get("/scheduled").bodyAsJsonArray());
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
                get("/scheduled")
                        .bodyAsJsonArray()
                        .getJsonObject(0)
                        .getString("status")
                        .toUpperCase(Locale.ROOT));
        assertEquals(204, send(HttpMethod.DELETE, "/scheduled/" + id, null).statusCode());
        assertEquals(new JsonArray(), get("/scheduled").bodyAsJsonArray());
    }

    @Test
    void a_message_that_waits_in_the_queue_can_be_cancelled() {
        String id = created("/scheduled", MESSAGE).getString("id");
        execute(id);

        assertEquals(204, send(HttpMethod.DELETE, "/scheduled/" + id, null).statusCode());
        assertEquals(
                TestDoor.error("Message not found"), get("/scheduled/" + id).bodyAsJsonObject());
    }
}
