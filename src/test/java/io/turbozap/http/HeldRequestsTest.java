package io.turbozap.http;

import static io.turbozap.fixture.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that arrive while the server still reads what was recorded (rule 6). */
final class HeldRequestsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void create_waits_for_the_end_of_the_start_while_health_answers() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        Future<HttpResponse<Buffer>> created = test.create(TestDoor.CAMPAIGN);
        assertEquals(200, await(test.get("/health")).statusCode());
        assertFalse(created.isComplete());

        test.lead();

        assertEquals(201, await(created).statusCode());
        assertEquals(1, test.sessions.campaignsInMemory());
    }

    @Test
    void body_of_a_held_request_arrives_whole() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        JsonArray contacts = new JsonArray();
        for (int i = 0; i < 50_000; i++) {
            contacts.add("5511" + (900_000_000 + i));
        }
        Future<HttpResponse<Buffer>> created =
                test.create(TestDoor.CAMPAIGN.copy().put("contacts", contacts));
        assertEquals(200, await(test.get("/health")).statusCode());

        test.lead();

        String message = await(created).bodyAsJsonObject().getString("message");
        assertTrue(message.contains("50000"), message);
    }

    @Test
    void file_and_form_that_are_read_later_arrive_whole() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        Future<HttpResponse<Buffer>> previewed = test.request(HttpMethod.POST, "/api/imports/preview")
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(Buffer.buffer("phone,name\n" + "5511999999999,Ana\n".repeat(2_000)));
        assertEquals(200, await(test.get("/health")).statusCode());

        test.lead();

        HttpResponse<Buffer> answer = await(previewed);
        assertEquals(200, answer.statusCode(), answer::bodyAsString);
    }

    @Test
    void many_at_once_are_all_answered() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        List<Future<HttpResponse<Buffer>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(test.get("/api/campaigns"));
        }
        assertEquals(200, await(test.get("/health")).statusCode());

        test.lead();

        for (Future<HttpResponse<Buffer>> answer : answers) {
            assertEquals(200, await(answer).statusCode());
        }
    }

    @Test
    void a_start_that_takes_too_long_is_a_503_that_says_when_to_come_again() {
        TestDoor test = await(TestDoor.starting(vertx, Duration.ofMillis(20)));

        HttpResponse<Buffer> answer = await(test.create(TestDoor.CAMPAIGN));

        assertEquals(503, answer.statusCode());
        assertEquals("1", answer.getHeader("Retry-After"));
        assertTrue(answer.bodyAsJsonObject().getString("message").startsWith("Turbozap is starting"));
        test.lead();
        assertEquals(201, await(test.create(TestDoor.CAMPAIGN)).statusCode());
    }

    @Test
    void a_stop_during_the_start_answers_what_waits() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        Future<HttpResponse<Buffer>> created = test.create(TestDoor.CAMPAIGN);
        assertEquals(200, await(test.get("/health")).statusCode());

        Future<Void> stopped = test.stop();

        assertEquals(503, await(created).statusCode());
        await(stopped);
        assertEquals(0, test.sessions.campaignsInMemory());
    }

    @Test
    void unknown_health_paths_wait_like_the_rest_and_are_then_not_found() {
        TestDoor test = await(TestDoor.starting(vertx, LONG));
        Future<HttpResponse<Buffer>> answer = test.get("/healthy");
        assertEquals(200, await(test.get("/health")).statusCode());

        test.lead();

        assertEquals(404, await(answer).statusCode());
    }
}
