package io.turbozap.http.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.actor.CommandException;
import io.turbozap.actor.CommandException.Code;
import io.turbozap.fixture.Refusal;
import io.turbozap.fixture.Waiting;
import io.turbozap.http.TestDoor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What carries an Idempotency-Key is carried out once, and answered the same whenever it comes again (F35). */
@ExtendWith(VertxExtension.class)
class IdempotencyKeysTest {

    private static final String CREATE = "/api/campaigns/create";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of()));
    }

    private static <T> T await(Future<T> future) {
        return Waiting.await(future, 20);
    }

    private Future<HttpResponse<Buffer>> posting(String key, String path, @Nullable Object body) {
        var request = door.request(HttpMethod.POST, path).putHeader("Idempotency-Key", key);
        return body == null ? request.send() : request.sendJson(body);
    }

    private HttpResponse<Buffer> post(String key, String path, @Nullable Object body) {
        return await(posting(key, path, body));
    }

    private static void assertReplayed(HttpResponse<Buffer> first, HttpResponse<Buffer> again) {
        assertNull(first.getHeader("Idempotent-Replayed"));
        assertEquals("true", again.getHeader("Idempotent-Replayed"));
        assertEquals(first.statusCode(), again.statusCode());
        assertEquals(first.getHeader("Location"), again.getHeader("Location"));
        assertEquals(first.getHeader("Content-Type"), again.getHeader("Content-Type"));
        assertEquals(first.bodyAsString(), again.bodyAsString());
    }

    @Test
    void the_same_create_is_carried_out_once() {
        HttpResponse<Buffer> first = post("order-1", CREATE, TestDoor.CAMPAIGN);
        assertEquals(201, first.statusCode(), first::bodyAsString);
        for (int i = 0; i < 3; i++) {
            assertReplayed(first, post("order-1", CREATE, TestDoor.CAMPAIGN));
        }
        assertEquals(1, door.sessions.campaignsInMemory());
    }

    @Test
    void another_key_and_no_key_are_requests_of_their_own() {
        String first =
                post("order-1", CREATE, TestDoor.CAMPAIGN).bodyAsJsonObject().getString("campaignId");
        String second =
                post("order-2", CREATE, TestDoor.CAMPAIGN).bodyAsJsonObject().getString("campaignId");
        String third = await(door.created());
        String fourth = await(door.created());
        assertEquals(4, java.util.Set.of(first, second, third, fourth).size());
    }

    @Test
    void another_request_under_the_same_key_is_a_contradiction() {
        post("order-1", CREATE, TestDoor.CAMPAIGN);
        JsonObject other = TestDoor.CAMPAIGN.copy().put("contacts", new JsonArray().add("5511988888888"));
        assertEquals(422, post("order-1", CREATE, other).statusCode());
        assertEquals(422, post("order-1", "/contacts", TestDoor.CAMPAIGN).statusCode());
        assertEquals(422, post("order-1", CREATE + "?", TestDoor.CAMPAIGN).statusCode());
        assertEquals(1, door.sessions.campaignsInMemory());
        assertEquals("true", post("order-1", CREATE, TestDoor.CAMPAIGN).getHeader("Idempotent-Replayed"));
    }

    @Test
    void the_same_request_while_the_first_runs_is_told_to_come_again() {
        Promise<Object> slow = Promise.promise();
        door.sessions.instead = slow.future();
        Future<HttpResponse<Buffer>> one = posting("order-1", CREATE, TestDoor.CAMPAIGN);
        Future<HttpResponse<Buffer>> other = posting("order-1", CREATE, TestDoor.CAMPAIGN);
        // whichever comes first runs
        HttpResponse<Buffer> second = await(Future.any(one, other).map(any -> one.succeeded() ? one : other))
                .result();
        assertEquals(409, second.statusCode());
        assertEquals("1", second.getHeader("Retry-After"));
        slow.fail(new CommandException(Code.NOT_RECORDED, "the disk is full"));
        assertEquals(503, await(second == one.result() ? other : one).statusCode());
    }

    @Test
    void what_changed_nothing_may_be_tried_again_with_the_same_key() {
        assertEquals(400, post("order-1", CREATE, new JsonObject()).statusCode());
        door.sessions.instead = Refusal.failing(Code.NOT_RECORDED, "the disk is full");
        assertEquals(503, post("order-1", CREATE, TestDoor.CAMPAIGN).statusCode());
        door.sessions.instead = null;
        HttpResponse<Buffer> taken = post("order-1", CREATE, TestDoor.CAMPAIGN);
        assertEquals(201, taken.statusCode());
        assertNull(taken.getHeader("Idempotent-Replayed"));
    }

    @Test
    void a_conflict_is_not_kept_though_the_store_was_asked() {
        JsonObject template = new JsonObject("""
                {"name":"promo","messages":[{"type":"text","content":"Hello"}]}""");
        assertEquals(
                201,
                await(door.send(HttpMethod.POST, "/api/templates", template)).statusCode());
        assertEquals(409, post("order-1", "/api/templates", template).statusCode());
        await(door.request(HttpMethod.DELETE, "/api/templates/promo").send());
        HttpResponse<Buffer> made = post("order-1", "/api/templates", template);
        assertEquals(201, made.statusCode());
        assertReplayed(made, post("order-1", "/api/templates", template));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\tb", "naïve"})
    void keys_are_visible_characters(String key) {
        HttpResponse<Buffer> refused = post(key, CREATE, TestDoor.CAMPAIGN);
        assertEquals(400, refused.statusCode());
        assertEquals(
                TestDoor.invalid("Idempotency-Key", "Expected 1 to 255 visible characters"),
                refused.bodyAsJsonObject());
        assertEquals(0, door.sessions.campaignsInMemory());
    }

    @Test
    void keys_have_up_to_255_characters_and_come_once() {
        assertEquals(201, post("k".repeat(255), CREATE, TestDoor.CAMPAIGN).statusCode());
        assertEquals(400, post("k".repeat(256), CREATE, TestDoor.CAMPAIGN).statusCode());
        var twice = door.request(HttpMethod.POST, CREATE);
        twice.headers().add("Idempotency-Key", "a").add("Idempotency-Key", "b");
        assertEquals(400, await(twice.sendJson(TestDoor.CAMPAIGN)).statusCode());
    }

    @Test
    void a_form_is_the_same_whatever_its_boundary() {
        HttpResponse<Buffer> first = blast("phone,name\n5511999999999,Ana\n", "Hi {name}");
        assertEquals(201, first.statusCode(), first::bodyAsString);
        assertReplayed(first, blast("phone,name\n5511999999999,Ana\n", "Hi {name}"));
        assertEquals(422, blast("phone,name\n5511999999999,Eva\n", "Hi {name}").statusCode());
        assertEquals(422, blast("phone,name\n5511999999999,Ana\n", "Ho {name}").statusCode());
        assertEquals(1, door.sessions.campaignsInMemory());
    }

    /** The client draws a boundary of its own for every request. */
    private HttpResponse<Buffer> blast(String file, String message) {
        return await(door.request(HttpMethod.POST, "/api/blasts")
                .putHeader("Idempotency-Key", "blast-1")
                .sendMultipartForm(MultipartForm.create()
                        .attribute("message", message)
                        .attribute("start", "false")
                        .textFileUpload("recipientsFile", "people.csv", Buffer.buffer(file), "text/csv")));
    }

    @Test
    void a_large_body_is_compared_to_its_last_byte() {
        JsonArray many = new JsonArray();
        for (int i = 0; i < 60_000; i++) {
            many.add(String.valueOf(5511_900_000_000L + i));
        }
        JsonObject large = TestDoor.CAMPAIGN.copy().put("contacts", many);
        HttpResponse<Buffer> first = post("large", CREATE, large);
        assertEquals(201, first.statusCode(), first::bodyAsString);
        assertReplayed(first, post("large", CREATE, large));
        many.set(many.size() - 1, "5511899999999");
        assertEquals(422, post("large", CREATE, large).statusCode());
    }

    @Test
    void a_request_without_a_body_is_compared_too() {
        String id = await(door.created());
        HttpResponse<Buffer> first = post("go", "/api/campaigns/" + id + "/execute", null);
        assertEquals(202, first.statusCode());
        assertReplayed(first, post("go", "/api/campaigns/" + id + "/execute", null));
        assertEquals(422, post("go", "/api/campaigns/" + id + "/stop", null).statusCode());
    }

    @Test
    void a_form_without_a_boundary_is_compared_as_it_is() {
        String id = await(door.created());
        HttpResponse<Buffer> first = unreadable(id);
        assertEquals(202, first.statusCode(), first::bodyAsString);
        assertReplayed(first, unreadable(id));
    }

    private HttpResponse<Buffer> unreadable(String id) {
        return await(door.request(HttpMethod.POST, "/api/campaigns/" + id + "/execute")
                .putHeader("Idempotency-Key", "unreadable")
                .putHeader("Content-Type", "multipart/form-data; boundary=")
                .send());
    }

    @Test
    void questions_are_answered_anew() {
        String id = await(door.created());
        for (int i = 0; i < 2; i++) {
            assertNull(post("ask", "/api/campaigns/" + id + "/forecast", null).getHeader("Idempotent-Replayed"));
        }
        assertNull(await(door.request(HttpMethod.GET, "/api/campaigns")
                        .putHeader("Idempotency-Key", "ask")
                        .send())
                .getHeader("Idempotent-Replayed"));
    }

    @Test
    void packets_of_socket_io_take_no_key() {
        String path = "/socket.io/?EIO=4&transport=polling";
        String opened = await(door.request(HttpMethod.GET, path).send()).bodyAsString();
        String sid = new JsonObject(opened.substring(1)).getString("sid");
        for (String packet : List.of("40", "3")) {
            HttpResponse<Buffer> answer = await(door.request(HttpMethod.POST, path + "&sid=" + sid)
                    .putHeader("Idempotency-Key", "packets")
                    .sendBuffer(Buffer.buffer(packet)));
            assertEquals("ok", answer.bodyAsString());
        }
    }

    @Test
    void what_is_made_in_the_store_is_recorded_with_its_key() {
        JsonObject contact = new JsonObject().put("name", "Ana").put("phone_number", "5511999999999");
        HttpResponse<Buffer> first = post("ana", "/contacts", contact);
        assertEquals(201, first.statusCode(), first::bodyAsString);
        assertReplayed(first, post("ana", "/contacts", contact));

        await(door.send(HttpMethod.PUT, "/api/campaigns/recipients?campaignId=vip", list("5511999999999")));
        HttpResponse<Buffer> appended = post("vip", "/api/campaigns/recipients?campaignId=vip", list("5511988888888"));
        assertEquals(200, appended.statusCode(), appended::bodyAsString);
        assertReplayed(appended, post("vip", "/api/campaigns/recipients?campaignId=vip", list("5511988888888")));
        assertNotEquals(0, appended.bodyAsJsonObject().getInteger("total", 1));
    }

    private static JsonObject list(String phone) {
        return new JsonObject().put("recipients", new JsonArray().add(phone));
    }
}
