package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Org;
import io.turbozap.store.history.TemplateRepository;
import io.turbozap.store.history.TemplateRepository.MessageSet;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files on this host and in private networks are refused at each door, unless a setting allows them. */
@ExtendWith(VertxExtension.class)
class MediaAddressApiTest {

    private static final String REFUSAL =
            "The url is on an address that is not public, which MEDIA_ALLOW_PRIVATE allows";
    private static final JsonArray PRIVATE = new JsonArray("""
            [{"type":"photo","content":"http://127.0.0.1:9/a.jpg"},
             {"type":"audio","content":"http://2130706433/a.ogg"},
             {"type":"video","content":"http://localhost/a.mp4"},
             {"type":"photo","content":"https://files.example.com/a.jpg"},
             {"type":"text","content":"http://localhost/"},
             {"type":"file","content":"http://[::ffff:10.0.0.1]/a.pdf"},
             {"type":"file","file":{"url":"http://minio:9000/a.pdf"}}]""");
    private static final List<String> FIELDS = List.of(
            "messages.0.content",
            "messages.1.content",
            "messages.2.content",
            "messages.5.content",
            "messages.6.file.url");

    private static TestDoor door(Vertx vertx, Map<String, String> variables) {
        return await(TestDoor.withStore(vertx, variables));
    }

    private static JsonObject body(String path) {
        return switch (path) {
            case "/api/campaigns/create" -> new JsonObject("{\"contacts\":[\"5511999999999\"]}");
            case "/api/blasts" -> new JsonObject("{\"recipients\":[\"5511999999999\"]}");
            case "/api/recurring" ->
                new JsonObject("{\"name\":\"daily\",\"cron\":\"0 9 * * *\",\"contacts\":[\"5511999999999\"]}");
            default -> new JsonObject();
        };
    }

    private static List<String> refused(HttpResponse<Buffer> answer) {
        assertEquals(400, answer.statusCode(), answer::bodyAsString);
        return answer.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .filter(error -> error.getString("message").equals(REFUSAL))
                .map(error -> error.getString("path"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/campaigns/create",
        "POST, /api/blasts",
        "POST, /api/recurring",
        "PUT, /api/templates/welcome"
    })
    void each_is_named_in_one_answer(String method, String path, Vertx vertx) {
        JsonObject body = body(path).put("messages", PRIVATE);

        HttpResponse<Buffer> answer = await(door(vertx, Map.of()).send(HttpMethod.valueOf(method), path, body));

        assertEquals(FIELDS, refused(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/campaigns/create",
        "POST, /api/blasts",
        "POST, /api/recurring",
        "PUT, /api/templates/welcome"
    })
    void they_are_taken_where_they_are_allowed(String method, String path, Vertx vertx) {
        JsonObject body = body(path).put("messages", PRIVATE);

        HttpResponse<Buffer> answer =
                await(door(vertx, Map.of("MEDIA_ALLOW_PRIVATE", "true")).send(HttpMethod.valueOf(method), path, body));

        assertTrue(answer.statusCode() < 300, answer::bodyAsString);
    }

    @ParameterizedTest
    @CsvSource({"/api/campaigns/create", "/api/blasts", "/api/recurring"})
    void a_template_from_a_time_when_they_were_allowed_is_refused(String path, Vertx vertx) {
        TestDoor door = door(vertx, Map.of());
        await(new TemplateRepository(door.database).put(Org.FIRST, new MessageSet("old", PRIVATE, 1, 1)));

        HttpResponse<Buffer> answer =
                await(door.send(HttpMethod.POST, path, body(path).put("template", "old")));

        assertEquals(FIELDS, refused(answer));
    }

    @Test
    void it_is_refused_together_with_everything_else(Vertx vertx) {
        JsonObject body = new JsonObject("""
                {"messages":[{"type":"photo","content":"http://0/a.jpg","nonsense":1},{"type":"photo","content":"x"}],
                 "contacts":["1"]}""");

        HttpResponse<Buffer> answer = await(door(vertx, Map.of()).send(HttpMethod.POST, "/api/campaigns/create", body));

        assertEquals(List.of("messages.0.content"), refused(answer));
        assertEquals(4, answer.bodyAsJsonObject().getJsonArray("errors").size(), answer::bodyAsString);
    }
}
