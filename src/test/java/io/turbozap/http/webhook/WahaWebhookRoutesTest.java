package io.turbozap.http.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.TestDoor;
import io.turbozap.http.access.HostCheck;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.Refused;
import io.turbozap.waha.webhook.WebhookInbox;
import io.turbozap.waha.webhook.WebhookSignature;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BEHAVIOUR A5, A7: who may post webhooks, and what they are answered. */
@ExtendWith(VertxExtension.class)
class WahaWebhookRoutesTest {

    private static final String KEY = "the-key-of-the-hooks";
    private static final Map<String, String> SIGNED = Map.of("WAHA_WEBHOOK_HMAC_KEY", KEY);
    private static final Map<String, String> WORLD = Map.of("HOST", "0.0.0.0", "API_KEY", "a-long-enough-key");
    private static final String FOREIGN = "host.docker.internal:3000";

    private static final SessionName DEFAULT = new SessionName("default");

    private final Queue<WahaEvent> heard = new ConcurrentLinkedQueue<>();
    private final Queue<WahaEvent> refusals = new ConcurrentLinkedQueue<>();

    private TestDoor open(Vertx vertx, Map<String, String> variables) throws Exception {
        TestDoor door = TestDoor.open(vertx, variables).await(10, TimeUnit.SECONDS);
        door.webhooks = event -> {
            (event instanceof Refused ? refusals : heard).add(event);
            return Future.succeededFuture();
        };
        return door;
    }

    private static JsonObject ack(int number) {
        return new JsonObject()
                .put("id", "evt_" + number)
                .put("timestamp", 1_795_249_280_123L)
                .put("event", "message.ack")
                .put("session", "default")
                .put(
                        "payload",
                        new JsonObject()
                                .put("id", "true_5511999998888@c.us_3EB0" + number)
                                .put("ack", 1));
    }

    private static String sign(Buffer body) {
        return sign(body, KEY);
    }

    private static String sign(Buffer body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest<Buffer> request(TestDoor door, String... headers) {
        HttpRequest<Buffer> request =
                door.request(HttpMethod.POST, "/webhooks/waha").putHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static HttpResponse<Buffer> post(TestDoor door, Buffer body, String... headers) throws Exception {
        return request(door, headers).sendBuffer(body).await(10, TimeUnit.SECONDS);
    }

    private void refused(int status, String message, HttpResponse<Buffer> answer) {
        assertEquals(status, answer.statusCode(), answer::bodyAsString);
        assertEquals(TestDoor.error(message), answer.bodyAsJsonObject());
        assertEquals(0, heard.size());
    }

    @Test
    void on_loopback_events_need_no_key(Vertx vertx) throws Exception {
        HttpResponse<Buffer> answer = post(open(vertx, Map.of()), ack(1).toBuffer());

        assertEquals(200, answer.statusCode());
        assertEquals(new JsonObject().put("success", true), answer.bodyAsJsonObject());
        assertEquals("3EB01", ((MessageAcked) heard.remove()).messageId());
    }

    @Test
    void once_callers_need_a_key_events_need_the_signature_that_we_made_up() throws Exception {
        for (Map<String, String> closed : List.of(Map.of("API_KEY", "front"), WORLD)) {
            Vertx vertx = Vertx.vertx();
            TestDoor door = open(vertx, closed);
            Buffer body = ack(1).toBuffer();
            refused(403, WahaWebhookRoutes.REFUSED, post(door, body));
            refused(403, WahaWebhookRoutes.REFUSED, post(door, body, "X-Api-Key", closed.get("API_KEY")));
            refused(403, WahaWebhookRoutes.REFUSED, post(door, body, WebhookSignature.HEADER, sign(body, "front")));
            assertEquals(new Refused(DEFAULT), refusals.remove());

            String signature = sign(body, TestDoor.MADE_KEY);
            assertEquals(
                    200, post(door, body, WebhookSignature.HEADER, signature).statusCode());
            assertEquals("3EB01", ((MessageAcked) heard.remove()).messageId());
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void beyond_loopback_signed_events_are_taken(Vertx vertx) throws Exception {
        Map<String, String> both =
                Map.of("HOST", "0.0.0.0", "API_KEY", "a-long-enough-key", "WAHA_WEBHOOK_HMAC_KEY", KEY);
        Buffer body = ack(1).toBuffer();
        assertEquals(
                200,
                post(open(vertx, both), body, WebhookSignature.HEADER, sign(body))
                        .statusCode());
        assertEquals(1, heard.size());
    }

    @Test
    void wrong_or_missing_signature_changes_nothing(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, SIGNED);
        Buffer body = ack(1).toBuffer();
        String message = WahaWebhookRoutes.REFUSED;
        refused(403, message, post(door, body));
        refused(403, message, post(door, body, WebhookSignature.HEADER, sign(Buffer.buffer("{}"))));
        refused(403, message, post(door, body.copy().appendString(" "), WebhookSignature.HEADER, sign(body)));
        refused(403, message, post(door, Buffer.buffer("not json"), WebhookSignature.HEADER, "00"));
        Refused named = new Refused(DEFAULT);
        assertEquals(List.of(named, named, named, new Refused(null)), List.copyOf(refusals));
    }

    @Test
    void foreign_host_is_refused_where_nothing_is_signed(Vertx vertx) throws Exception {
        refused(403, HostCheck.REFUSED, post(open(vertx, Map.of()), ack(1).toBuffer(), "Host", FOREIGN));
    }

    @Test
    void signature_stands_for_a_foreign_host_and_nothing_else_does(Vertx vertx) throws Exception {
        Buffer body = ack(1).toBuffer();
        TestDoor door = open(vertx, SIGNED);
        refused(403, WahaWebhookRoutes.REFUSED, post(door, body, "Host", FOREIGN));
        assertEquals(
                200,
                post(door, body, "Host", FOREIGN, WebhookSignature.HEADER, sign(body))
                        .statusCode());
        assertEquals(1, heard.size());
        for (String path : List.of("/health", "/webhooks/waha/..", "/webhooks/waha/../../api/campaigns")) {
            int status = door.request(HttpMethod.GET, path)
                    .putHeader("Host", FOREIGN)
                    .send()
                    .await(10, TimeUnit.SECONDS)
                    .statusCode();
            assertEquals(403, status, path);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"id":"evt_1","event":"never.heard.of","session":"default"}
            {"id":"evt_1","event":"message.ack","session":"default","payload":{"ack":"?"}}
            {}
            []
            5
            """)
    void events_that_are_not_understood_are_taken(String body, Vertx vertx) throws Exception {
        assertEquals(200, post(open(vertx, Map.of()), Buffer.buffer(body)).statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            not json
            {"id":
            ``
            """)
    void what_is_not_json_is_refused(String body, Vertx vertx) throws Exception {
        HttpResponse<Buffer> answer = post(open(vertx, Map.of()), Buffer.buffer(body));
        assertEquals(400, answer.statusCode());
        assertEquals("Invalid JSON", answer.bodyAsJsonObject().getString("message"));
    }

    @Test
    void what_is_too_large_or_of_another_type_is_refused(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, Map.of());
        Buffer large = Buffer.buffer("\"" + "x".repeat(1 << 20) + "\"");
        refused(413, "Request body must be at most 1048576 bytes", post(door, large));
        refused(
                415,
                "Content-Type must be application/json",
                post(door, ack(1).toBuffer(), "Content-Type", "text/plain"));
    }

    @Test
    void other_methods_are_refused(Vertx vertx) throws Exception {
        HttpResponse<Buffer> answer =
                open(vertx, Map.of()).get("/webhooks/waha").await(10, TimeUnit.SECONDS);
        assertEquals(405, answer.statusCode());
        assertEquals("POST", answer.getHeader("Allow"));
    }

    @Test
    void what_cannot_be_recorded_has_to_come_again(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, Map.of());
        door.webhooks = event -> Future.failedFuture("disk full");
        HttpResponse<Buffer> answer = post(door, ack(1).toBuffer());

        assertEquals(503, answer.statusCode());
        assertEquals("5", answer.getHeader("Retry-After"));
        assertEquals(TestDoor.error("The event cannot be recorded: deliver it again"), answer.bodyAsJsonObject());
    }

    @Test
    void answer_waits_for_the_record_and_comes_whichever_thread_ends_it(Vertx vertx) throws Exception {
        TestDoor door = open(vertx, Map.of());
        Promise<Void> recorded = Promise.promise();
        Promise<Void> asked = Promise.promise();
        door.webhooks = event -> {
            asked.complete();
            return recorded.future();
        };
        Future<HttpResponse<Buffer>> answer = request(door).sendBuffer(ack(1).toBuffer());
        asked.future().await(10, TimeUnit.SECONDS);
        assertTrue(!answer.isComplete());
        recorded.complete();
        assertEquals(200, answer.await(10, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void no_event_of_a_flood_is_dropped_or_taken_twice(Vertx vertx) throws Exception {
        int events = 3_000;
        TestDoor door = open(vertx, SIGNED);
        WebhookInbox inbox = new WebhookInbox(event -> {
            heard.add(event);
            return Future.succeededFuture();
        });
        door.webhooks = inbox;
        List<Future<HttpResponse<Buffer>>> answers = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            Buffer body = ack(i).toBuffer();
            for (int times = i % 10 == 0 ? 2 : 1; times > 0; times--) {
                answers.add(request(door, WebhookSignature.HEADER, sign(body)).sendBuffer(body));
            }
        }
        for (Future<HttpResponse<Buffer>> answer : answers) {
            assertEquals(200, answer.await(60, TimeUnit.SECONDS).statusCode());
        }
        Set<String> ids = new HashSet<>();
        heard.forEach(event -> ids.add(event.eventId()));
        assertEquals(events, ids.size());
        assertEquals(events, heard.size());
    }
}
