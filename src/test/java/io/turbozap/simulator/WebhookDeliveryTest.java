package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.message.Shapes;
import io.turbozap.simulator.model.AckPlan;
import io.turbozap.simulator.model.KnownNumbers;
import io.turbozap.simulator.model.SessionStatus;
import io.turbozap.simulator.model.SimulatorOptionsBuilder;
import io.turbozap.simulator.model.WebhookTarget;
import io.turbozap.simulator.webhook.Hmac;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WebhookDeliveryTest {

    private static final String ANA = "5511999998888@c.us";

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    private record Delivery(MultiMap headers, Buffer body) {
        JsonObject envelope() {
            return new JsonObject(body);
        }

        JsonObject payload() {
            return envelope().getJsonObject("payload");
        }
    }

    /** A receiver that refuses the first deliveries; answers its address. */
    private String receiver(Vertx vertx, int refused) {
        int[] left = {refused};
        int port = await(vertx.createHttpServer()
                        .requestHandler(request -> request.body().onSuccess(body -> {
                            deliveries.add(new Delivery(
                                    MultiMap.caseInsensitiveMultiMap().addAll(request.headers()), body));
                            request.response()
                                    .setStatusCode(left[0]-- > 0 ? 500 : 202)
                                    .end();
                        }))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        return "http://127.0.0.1:" + port + "/hook";
    }

    private Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("no webhook");
        }
        return delivery;
    }

    private List<Delivery> next(String event, int count) throws InterruptedException {
        List<Delivery> wanted = new ArrayList<>();
        while (wanted.size() < count) {
            Delivery delivery = next();
            if (delivery.envelope().getString("event").equals(event)) {
                wanted.add(delivery);
            }
        }
        return wanted;
    }

    private List<Integer> acks(int count) throws InterruptedException {
        return next("message.ack", count).stream()
                .map(delivery -> delivery.payload().getInteger("ack"))
                .toList();
    }

    @Test
    void a_delivery_is_signed_and_named(Vertx vertx) throws InterruptedException {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject hook = new JsonObject()
                .put("url", receiver(vertx, 0))
                .put("events", new JsonArray().add("message.any"))
                .put("hmac", new JsonObject().put("key", "hush"))
                .put(
                        "customHeaders",
                        new JsonArray()
                                .add(new JsonObject().put("name", "X-Mine").put("value", "1")));
        JsonObject config = new JsonObject()
                .put("webhooks", new JsonArray().add(hook))
                .put("metadata", new JsonObject().put("user", "7"));
        waha.post("/api/sessions", new JsonObject().put("name", "shop").put("config", config));
        await(waha.simulator.setSession("shop", SessionStatus.WORKING));
        waha.sendText("shop", ANA, "oi");

        Delivery delivery = next();

        JsonObject envelope = delivery.envelope();
        assertEquals("message.any", envelope.getString("event"));
        assertEquals("shop", envelope.getString("session"));
        assertEquals("7", envelope.getJsonObject("metadata").getString("user"));
        assertTrue(envelope.getString("id").startsWith("evt_"));
        assertTrue(delivery.payload().getBoolean("fromMe"));
        assertEquals("api", delivery.payload().getString("source"));
        MultiMap headers = delivery.headers();
        assertEquals(Hmac.sha512("hush", delivery.body().getBytes()), headers.get("X-Webhook-Hmac"));
        assertEquals("sha512", headers.get("X-Webhook-Hmac-Algorithm"));
        assertEquals(envelope.getLong("timestamp").toString(), headers.get("X-Webhook-Timestamp"));
        assertTrue(headers.get("X-Webhook-Request-Id").matches("[0-9A-Z]{26}"));
        assertEquals("1", headers.get("X-Mine"));
        assertTrue(headers.get("User-Agent").startsWith("WAHA/"));
    }

    @Test
    void a_refused_delivery_comes_again_unchanged(Vertx vertx) throws InterruptedException {
        WebhookTarget refusing =
                new WebhookTarget(receiver(vertx, 2), List.of("message"), "k", 15, 2_000, "constant", Map.of());
        SimulatedServer waha = SimulatedServer.start(vertx, fast().webhooks(refusing));
        await(waha.simulator.incoming("default", ANA, "STOP"));

        List<Delivery> attempts = next("message", 3);

        for (Delivery attempt : attempts) {
            assertEquals(attempts.get(0).body(), attempt.body());
            for (String header : List.of("X-Webhook-Request-Id", "X-Webhook-Timestamp", "X-Webhook-Hmac")) {
                assertEquals(
                        attempts.get(0).headers().get(header), attempt.headers().get(header));
            }
        }
    }

    @Test
    void a_session_tells_its_way_to_work(Vertx vertx) throws InterruptedException {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().sessions().webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        waha.post("/api/sessions", new JsonObject().put("name", "shop").put("start", true));
        List<String> statuses = new ArrayList<>();
        while (!statuses.contains("SCAN_QR_CODE")) {
            statuses.add(next("session.status", 1).get(0).payload().getString("status"));
        }
        assertTrue(await(waha.simulator.scan("shop")));
        while (!statuses.contains("WORKING")) {
            Delivery delivery = next("session.status", 1).get(0);
            assertFalse(delivery.headers().contains("X-Webhook-Hmac"));
            statuses.add(delivery.payload().getString("status"));
        }
    }

    @Test
    void acknowledgements_of_a_message_carry_its_id(Vertx vertx) throws InterruptedException {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        String id = waha.sendText("default", ANA, "oi")
                .bodyAsJsonObject()
                .getJsonObject("key")
                .getString("id");

        for (Delivery ack : next("message.ack", 3)) {
            assertEquals("true_" + ANA + "_" + id, ack.payload().getString("id"));
            assertEquals(
                    Shapes.ackName(ack.payload().getInteger("ack")),
                    ack.payload().getString("ackName"));
            assertFalse(ack.payload().containsKey("participant"));
        }
    }

    @Test
    void acknowledgements_can_come_twice(Vertx vertx) throws InterruptedException {
        SimulatedServer waha = SimulatedServer.start(
                vertx, fast().acks(AckPlan.doubled()).webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        waha.sendText("default", ANA, "oi");

        assertEquals(List.of(1, 1, 2, 2, 3, 3), acks(6).stream().sorted().toList());
    }

    @Test
    void an_acknowledgement_can_come_before_the_reply(Vertx vertx) throws InterruptedException {
        SimulatedServer waha = SimulatedServer.start(
                vertx, fast().acks(AckPlan.early()).webhooks(WebhookTarget.all(receiver(vertx, 0), null)));

        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());

        assertTrue(deliveries.stream().map(Delivery::envelope).anyMatch(envelope -> envelope.getString("event")
                .equals("message.ack")));
    }

    @Test
    void a_restricted_account_is_told_by_the_acknowledgement(Vertx vertx) throws InterruptedException {
        SimulatedServer waha = SimulatedServer.start(
                vertx, fast().acks(AckPlan.restricted()).webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        waha.sendText("default", ANA, "oi");

        JsonObject payload = next("message.ack", 1).get(0).payload();

        assertEquals(-1, payload.getInteger("ack"));
        assertEquals("463", payload.getJsonObject("error").getString("code"));
    }

    @Test
    void acknowledgements_can_hide_the_number(Vertx vertx) throws InterruptedException {
        SimulatedServer waha = SimulatedServer.start(
                vertx, fast().hiddenIds(true).webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        waha.sendText("default", ANA, "oi");

        assertEquals(
                KnownNumbers.lidOf(ANA), next("message.ack", 1).get(0).payload().getString("from"));
    }

    @Test
    void a_person_who_writes_is_told_of_twice(Vertx vertx) throws InterruptedException {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        JsonObject words =
                new JsonObject().put("session", "default").put("from", ANA).put("text", "SAIR");
        String id = waha.post("/simulator/incoming", words).bodyAsJsonObject().getString("id");

        JsonObject payload = next("message", 1).get(0).payload();

        assertEquals(id, payload.getString("id"));
        assertEquals(ANA, payload.getString("from"));
        assertEquals("SAIR", payload.getString("body"));
        assertFalse(payload.getBoolean("fromMe"));
    }

    @Test
    void message_and_message_any_are_one_event_and_either_may_come_first(Vertx vertx) throws InterruptedException {
        SimulatedServer waha =
                SimulatedServer.start(vertx, fast().webhooks(WebhookTarget.all(receiver(vertx, 0), null)));
        next("session.status", 1);
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            await(waha.simulator.incoming("default", ANA, "SAIR " + i));
            JsonObject one = next().envelope();
            JsonObject other = next().envelope();
            first.add(one.getString("event"));
            assertEquals(Set.of("message", "message.any"), Set.of(one.getString("event"), other.getString("event")));
            assertEquals(one.getString("id"), other.getString("id"));
            assertEquals(one.getLong("timestamp"), other.getLong("timestamp"));
            assertEquals(one.getJsonObject("payload"), other.getJsonObject("payload"));
        }
        assertEquals(Set.of("message", "message.any"), first);
    }

    @Test
    void a_delivery_is_given_up_after_fifteen_further_attempts(Vertx vertx) {
        assertEquals(16, postsUntilLost(vertx, fast().timeScale(1e-6), WebhookTarget.DEFAULT_ATTEMPTS));
    }

    @Test
    void a_configured_number_of_attempts_is_honoured(Vertx vertx) {
        assertEquals(1, postsUntilLost(vertx, fast(), 0));
        deliveries.clear();
        assertEquals(3, postsUntilLost(vertx, fast(), 2));
    }

    private int postsUntilLost(Vertx vertx, SimulatorOptionsBuilder options, int attempts) {
        WebhookTarget refusing = new WebhookTarget(
                receiver(vertx, Integer.MAX_VALUE), List.of("message"), null, attempts, 2_000, "constant", Map.of());
        SimulatedServer waha = SimulatedServer.start(vertx, options.webhooks(refusing));
        await(waha.simulator.incoming("default", ANA, "STOP"));
        Waiting.until(
                "a lost webhook",
                () -> waha.get("/simulator/summary")
                                .bodyAsJsonObject()
                                .getJsonObject("webhooks")
                                .getLong("lost")
                        == 1);
        return deliveries.size();
    }

    @Test
    void deliveries_beyond_the_bound_are_lost_and_counted(Vertx vertx) {
        WebhookTarget nobody = WebhookTarget.all("http://127.0.0.1:9/", null);
        SimulatedServer waha = SimulatedServer.start(
                vertx, fast().timeScale(1).webhooks(nobody).maxWebhooks(2));
        for (int i = 0; i < 5; i++) {
            waha.sendText("default", ANA, "oi " + i);
        }

        JsonObject webhooks = waha.get("/simulator/summary").bodyAsJsonObject().getJsonObject("webhooks");

        assertEquals(2, webhooks.getInteger("open"));
        assertTrue(webhooks.getLong("lost") >= 4);
    }
}
