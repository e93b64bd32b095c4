package io.turbozap.http;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.http.idempotency.IdempotencyKeys;
import io.turbozap.store.Statement;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What callers may keep two of here. */
@ExtendWith(VertxExtension.class)
final class QuotasApiTest {

    private static final String MESSAGES = "\"messages\":[{\"type\":\"text\",\"content\":\"Hi\"}]";
    private static final String LISTS = "/api/campaigns/recipients?campaignId=";

    private TestDoor door;

    @BeforeEach
    void open(Vertx vertx) {
        door = await(TestDoor.withQuotas(vertx, 2));
    }

    @AfterEach
    void close() {
        await(door.database.close());
    }

    private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable String body) {
        return await(door.send(method, path, body == null ? null : new JsonObject(body)));
    }

    private int status(HttpMethod method, String path, @Nullable String body) {
        return send(method, path, body).statusCode();
    }

    private static void assertFull(HttpResponse<Buffer> answer, String what) {
        assertEquals(429, answer.statusCode(), answer::bodyAsString);
        assertEquals("1", answer.getHeader("Retry-After"));
        JsonObject said = answer.bodyAsJsonObject();
        assertEquals(false, said.getBoolean("success"));
        assertTrue(said.getString("message").startsWith("There are 2 " + what + " already: "), said::encode);
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\"," + MESSAGES + "}";
    }

    @Test
    void a_third_template_is_refused_until_one_is_deleted() {
        String path = "/api/templates";
        assertEquals(201, status(HttpMethod.POST, path, named("a")));
        assertEquals(201, status(HttpMethod.PUT, path + "/b", "{" + MESSAGES + "}"));

        assertFull(send(HttpMethod.POST, path, named("c")), "templates");
        assertFull(send(HttpMethod.PUT, path + "/c", "{" + MESSAGES + "}"), "templates");
        assertEquals(404, status(HttpMethod.GET, path + "/c", null), "nothing changes");
        assertEquals(200, status(HttpMethod.PUT, path + "/a", "{" + MESSAGES + "}"), "those there are can be changed");

        assertEquals(204, status(HttpMethod.DELETE, path + "/a", null));
        assertEquals(201, status(HttpMethod.POST, path, named("c")));
        assertFull(send(HttpMethod.POST, path, named("d")), "templates");
    }

    @Test
    void a_third_list_of_recipients_is_refused_until_one_is_deleted() {
        String members = "{\"recipients\":[\"5511999990001\"]}";
        assertEquals(201, status(HttpMethod.PUT, LISTS + "a", members));
        assertEquals(201, status(HttpMethod.PUT, LISTS + "b", members));

        assertFull(send(HttpMethod.PUT, LISTS + "c", members), "lists of recipients");
        assertEquals(404, status(HttpMethod.GET, LISTS + "c", null), "nothing changes");
        assertEquals(200, status(HttpMethod.PUT, LISTS + "a", members), "those there are can be replaced");

        assertEquals(204, status(HttpMethod.DELETE, LISTS + "a", null));
        assertEquals(201, status(HttpMethod.PUT, LISTS + "c", members));
    }

    private HttpResponse<Buffer> contact(int number) {
        return send(HttpMethod.POST, "/contacts", "{\"name\":\"Ana\",\"phone_number\":\"551199999000" + number + "\"}");
    }

    @Test
    void a_third_contact_is_refused_until_one_is_deleted() {
        String first = contact(1).bodyAsJsonObject().getString("id");
        assertEquals(201, contact(2).statusCode());

        assertFull(contact(3), "contacts");

        assertEquals(204, status(HttpMethod.DELETE, "/contacts/" + first, null));
        assertEquals(201, contact(3).statusCode());
    }

    private HttpResponse<Buffer> suppressed(int number) {
        return send(HttpMethod.POST, "/api/suppressions", "{\"phone\":\"551199999000" + number + "\"}");
    }

    @Test
    void a_third_suppression_is_refused_but_not_one_that_is_there() {
        assertEquals(201, suppressed(1).statusCode());
        assertEquals(201, suppressed(2).statusCode());
        for (String chat : List.of("551199999001@c.us", "551199999002@c.us")) { // this door keeps its own in memory
            await(door.database.write(Statement.of(
                    "INSERT INTO suppression (chat_id, person, source, created_at) VALUES (?, ?, 'operator', 1)",
                    chat,
                    chat)));
        }

        assertFull(suppressed(3), "suppressions");
        assertEquals(200, suppressed(1).statusCode());
    }

    private HttpResponse<Buffer> template(String name, String key) {
        return await(door.client
                .post(door.port(), "localhost", "/api/templates")
                .putHeader(IdempotencyKeys.HEADER, key)
                .sendJsonObject(new JsonObject(named(name))));
    }

    @Test
    void requests_with_a_third_key_are_refused_and_those_with_a_known_one_are_answered_again() {
        assertEquals(201, template("a", "1").statusCode());
        assertEquals(201, template("b", "2").statusCode());

        assertFull(template("c", "3"), "answers kept for an Idempotency-Key of the last 24 hours");
        assertFull(template("c", "3"), "answers kept for an Idempotency-Key of the last 24 hours");
        assertEquals("true", template("a", "1").getHeader("Idempotent-Replayed"));
    }
}
