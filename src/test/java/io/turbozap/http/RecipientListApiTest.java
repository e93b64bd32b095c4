package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named lists of recipients by HTTP. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class RecipientListApiTest {

    private static final String PATH = "/api/campaigns/recipients";
    private static final String LIST = PATH + "?campaignId=october-promo";
    private static final String TIME = "2024-01-20T10:30:45.123Z";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withStore(vertx, Map.of("DEFAULT_COUNTRY", "BR", "MAX_CONTACTS", "5000")));
    }

    @AfterEach
    void close() {
        assertEquals(0, door.shared().uploads.inUse());
        await(door.database.close());
    }

    private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable Object json) {
        return await(door.send(method, path, json));
    }

    private HttpResponse<Buffer> send(HttpMethod method, String path, String type, String body) {
        return await(door.request(method, path).putHeader("Content-Type", type).sendBuffer(Buffer.buffer(body)));
    }

    private JsonObject get(String path) {
        HttpResponse<Buffer> answer = send(HttpMethod.GET, path, null);
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject();
    }

    private List<String> phones() {
        return get(LIST).getJsonArray("data").stream()
                .map(member -> ((JsonObject) member).getString("phone"))
                .toList();
    }

    private static JsonObject report(HttpResponse<Buffer> answer, int status) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getJsonObject("report");
    }

    @Test
    void a_list_is_made_shown_replaced_and_deleted() {
        JsonArray people = new JsonArray("""
                ["5511999999999",{"phone":"+55 11 88888-8888","name":"Ana","cidade":"São Paulo"}]""");

        assertEquals(2, report(send(HttpMethod.PUT, LIST, people), 201).getInteger("accepted"));
        assertEquals(new JsonObject("""
                        {"success":true,"campaignId":"october-promo","total":2,"columns":["phone","name","cidade"],
                         "createdAt":"T","updatedAt":"T",
                         "data":[{"phone":"5511999999999"},
                                 {"phone":"5511888888888","name":"Ana","cidade":"São Paulo"}]}""".replace("\"T\"", "\"" + TIME + "\"")), get(LIST));
        assertEquals(
                1,
                report(send(HttpMethod.PUT, LIST, new JsonArray("[\"5511777777777\",\"5511777777777\"]")), 200)
                        .getInteger("duplicates"));
        assertEquals(List.of("5511777777777"), phones());
        assertEquals(204, send(HttpMethod.DELETE, LIST, null).statusCode());
        assertEquals(404, send(HttpMethod.GET, LIST, null).statusCode());
    }

    @Test
    void an_object_may_hold_the_recipients() {
        assertEquals(
                1,
                report(send(HttpMethod.PUT, LIST, new JsonObject("{\"recipients\":[\"5511777777777\"]}")), 201)
                        .getInteger("accepted"));
    }

    @Test
    void recipients_are_appended_once_each() {
        send(HttpMethod.PUT, LIST, new JsonArray("[{\"phone\":\"5511999999999\",\"name\":\"Ana\"}]"));

        JsonObject report = report(
                send(HttpMethod.POST, LIST, "text/csv", "telefone;email\n11 99999-9999;a@b\n11 98888-7777;c@d\n"), 200);

        assertEquals(1, report.getInteger("accepted"));
        assertEquals(1, report.getInteger("duplicates"));
        assertEquals(new JsonArray("""
                        [{"phone":"5511999999999","name":"Ana"},{"phone":"5511988887777","email":"c@d"}]"""), get(LIST).getJsonArray("data"));
    }

    @Test
    void many_who_append_at_the_same_time_are_all_in_or_told_to_come_again() {
        send(HttpMethod.PUT, LIST, new JsonArray("[\"5511900000000\"]"));

        List<Future<HttpResponse<Buffer>>> appended = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> door.send(HttpMethod.POST, LIST, new JsonArray("[\"551190000000" + i + "\"]")))
                .toList();

        long done = 0;
        for (Future<HttpResponse<Buffer>> each : appended) {
            int status = await(each).statusCode();
            assertEquals(true, status == 200 || status == 409, "status " + status);
            done += status == 200 ? 1 : 0;
        }
        assertEquals(1 + done, phones().size());
    }

    @Test
    void one_recipient_can_be_taken_out() {
        send(HttpMethod.PUT, LIST, new JsonArray("[\"5511999999999\",\"5511888888888\"]"));

        assertEquals(
                204,
                send(HttpMethod.DELETE, LIST + "&phone=%2B55%2011%2099999-9999", null)
                        .statusCode());
        assertEquals(List.of("5511888888888"), phones());
        assertEquals(
                404,
                send(HttpMethod.DELETE, LIST + "&phone=5511999999999", null).statusCode());
        assertEquals(400, send(HttpMethod.DELETE, LIST + "&phone=1", null).statusCode());
    }

    @Test
    void a_large_list_is_shown_page_by_page() {
        JsonArray people = new JsonArray();
        IntStream.range(0, 1_234).forEach(i -> people.add(Long.toString(5_511_900_000_000L + i)));
        send(HttpMethod.PUT, LIST, people);

        List<Object> seen = new ArrayList<>();
        Integer next = 0;
        while (next != null) {
            JsonObject page = get(LIST + "&limit=500&after=" + next);
            assertEquals(1_234, page.getInteger("total"));
            page.getJsonArray("data").forEach(member -> seen.add(((JsonObject) member).getString("phone")));
            next = page.getInteger("next");
        }
        assertEquals(people.getList(), seen);
        assertEquals(100, get(LIST).getJsonArray("data").size());
    }

    @Test
    void lists_are_listed_by_name() {
        for (String name : List.of("b", "a%20b", "c")) {
            send(HttpMethod.PUT, PATH + "?campaignId=" + name, new JsonArray("[\"5511999999999\"]"));
        }

        JsonObject page = get(PATH + "?limit=2");

        assertEquals("b", page.getString("next"));
        assertEquals(
                List.of("a b", "b"),
                page.getJsonArray("data").stream()
                        .map(list -> ((JsonObject) list).getString("campaignId"))
                        .toList());
        assertEquals(1, get(PATH + "?limit=2&after=b").getJsonArray("data").size());
    }

    @Test
    void a_form_may_bring_the_file_and_name_its_columns() {
        MultipartForm form = MultipartForm.create()
                .attribute("phoneColumn", "Contato")
                .textFileUpload(
                        "recipientsFile", "a.csv", Buffer.buffer("Nome,Contato\nAna,11988887777\n"), "text/csv");

        HttpResponse<Buffer> answer =
                await(door.request(HttpMethod.PUT, LIST + "&nameColumn=nome").sendMultipartForm(form));

        assertEquals(1, report(answer, 201).getInteger("accepted"));
        assertEquals(
                new JsonArray("[{\"phone\":\"5511988887777\",\"name\":\"Ana\",\"Nome\":\"Ana\"}]"),
                get(LIST).getJsonArray("data"));
    }

    @Test
    void a_list_is_filled_from_the_address_book_by_tag() {
        for (int i = 1; i <= 3; i++) {
            send(
                    HttpMethod.POST,
                    "/contacts",
                    new JsonObject()
                            .put("name", "Person " + i)
                            .put("phone_number", "551190000000" + i)
                            .put("tags", new JsonArray().add(i == 2 ? "other" : "vip")));
        }

        assertEquals(
                2, report(send(HttpMethod.PUT, LIST + "&tag=vip", null), 201).getInteger("accepted"));
        assertEquals(Set.of("5511900000001", "5511900000003"), Set.copyOf(phones()));
        assertEquals(
                1, report(send(HttpMethod.POST, LIST + "&tag=other", null), 200).getInteger("accepted"));
        assertEquals(
                0, report(send(HttpMethod.PUT, LIST + "&tag=nobody", null), 400).getInteger("rowsRead"));
        assertEquals(
                400,
                send(HttpMethod.PUT, LIST + "&tag=vip", new JsonArray("[\"1\"]"))
                        .statusCode());
    }

    @Test
    void a_body_with_nobody_in_it_changes_nothing() {
        send(HttpMethod.PUT, LIST, new JsonArray("[\"5511999999999\"]"));

        JsonObject report = report(send(HttpMethod.PUT, LIST, "text/csv", "phone\n1\n2\n"), 400);

        assertEquals(2, report.getJsonArray("rejected").size());
        assertEquals(400, send(HttpMethod.PUT, LIST, new JsonArray()).statusCode());
        assertEquals(400, send(HttpMethod.PUT, LIST, null).statusCode());
        assertEquals(List.of("5511999999999"), phones());
    }

    @Test
    void a_bad_contact_in_json_is_refused_by_its_place() {
        HttpResponse<Buffer> answer =
                send(HttpMethod.PUT, LIST, new JsonArray("[\"5511999999999\",\"x\",{\"name\":\"a\"}]"));

        assertEquals(400, answer.statusCode());
        assertEquals(
                TestDoor.invalid("recipients.1", "Invalid phone number", "recipients.2.phone", "Required"),
                answer.bodyAsJsonObject());
    }

    @Test
    void more_recipients_than_there_may_be_are_too_many() {
        String csv = "phone\n"
                + String.join(
                        "\n",
                        IntStream.range(0, 5_001)
                                .mapToObj(i -> Long.toString(5_511_900_000_000L + i))
                                .toList());

        HttpResponse<Buffer> answer = send(HttpMethod.PUT, LIST, "text/csv", csv);

        assertEquals(413, answer.statusCode());
        assertEquals(TestDoor.error("There must be at most 5000 recipients"), answer.bodyAsJsonObject());
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, , 400, campaignId, Required",
        "POST, ?campaignId=, 400, campaignId, Required",
        "DELETE, ?campaignId=%20x, 400, campaignId, Invalid name of a list",
        "PUT, ?campaignId=a&campaignId=b, 400, campaignId, 'Expected one value, received 2'",
        "GET, ?campaignId=x&page=2, 400, page, Unrecognized query parameter",
        "GET, ?campaignId=x&limit=0, 400, limit, Expected a whole number from 1 to 10000",
        "GET, ?campaignId=x&after=-1, 400, after, Expected a whole number from 0 to 2147483647",
    })
    void wrong_parameters_are_told(String method, @Nullable String query, int status, String path, String message) {
        HttpResponse<Buffer> answer = send(HttpMethod.valueOf(method), PATH + (query == null ? "" : query), null);

        assertEquals(status, answer.statusCode());
        assertEquals(TestDoor.invalid(path, message), answer.bodyAsJsonObject());
    }

    @Test
    void unknown_lists_are_not_found() {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.DELETE)) {
            assertEquals(404, send(method, LIST, null).statusCode());
        }
        assertEquals(
                404,
                send(HttpMethod.POST, LIST, new JsonArray("[\"5511999999999\"]"))
                        .statusCode());
        assertEquals(415, send(HttpMethod.PUT, LIST, "image/png", "x").statusCode());
        assertFalse(send(HttpMethod.GET, LIST, null).bodyAsJsonObject().getBoolean("success"));
    }
}
