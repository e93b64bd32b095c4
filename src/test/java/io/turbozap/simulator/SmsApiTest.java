package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.message.LedgerEntry;
import io.turbozap.simulator.model.AckPlan;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated SMS provider: Twilio's Messages API beside WAHA's. */
@ExtendWith(VertxExtension.class)
class SmsApiTest {

    private static final Set<Fault.Kind> WITHOUT_ANSWER =
            Set.of(Fault.Kind.HANG, Fault.Kind.RESET, Fault.Kind.CUT_ANSWER);
    private static final String FROM = "+15550001111";
    private static final String ANA = "+5511999998888";
    private static final String SENDER = "sms:" + FROM;
    private static final String ACCOUNT = "/2010-04-01/Accounts/AC1";

    private static HttpResponse<Buffer> send(SimulatedServer server, String from, String to, String body) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("From", from)
                .add("To", to)
                .add("Body", body);
        return await(server.client
                .post(ACCOUNT + "/Messages.json")
                .basicAuthentication("AC1", "hush")
                .sendForm(form));
    }

    private static HttpResponse<Buffer> send(SimulatedServer server, String to, String body) {
        return send(server, FROM, to, body);
    }

    private static HttpResponse<Buffer> get(SimulatedServer server, String path) {
        return await(server.client.get(path).basicAuthentication("AC1", "hush").send());
    }

    private static JsonArray list(SimulatedServer server, String query) {
        return get(server, ACCOUNT + "/Messages.json" + query)
                .bodyAsJsonObject()
                .getJsonArray("messages");
    }

    @Test
    void a_message_is_queued_and_stands_in_the_ledger(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast().acks(AckPlan.never()));

        HttpResponse<Buffer> answer = send(server, ANA, "Olá & tudo+bem?");

        JsonObject message = answer.bodyAsJsonObject();
        assertEquals(201, answer.statusCode());
        assertTrue(message.getString("sid").matches("SM[0-9a-f]{32}"), message::encode);
        assertEquals("queued", message.getString("status"));
        assertEquals("Olá & tudo+bem?", message.getString("body"));
        assertNull(message.getString("date_sent"));
        List<LedgerEntry> sent = await(server.simulator.sent(SENDER, null));
        assertEquals(1, sent.size());
        assertEquals(ANA, sent.get(0).chat());
        assertEquals("Olá & tudo+bem?", sent.get(0).content());
        assertEquals(message.getString("sid"), sent.get(0).id());
    }

    @Test
    void what_comes_twice_is_a_duplicate(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());
        send(server, ANA, "one");
        send(server, ANA, "one");
        send(server, ANA, "two");

        LedgerSnapshot.SessionSummary sender =
                await(server.simulator.ledger()).sessions().get(SENDER);
        assertEquals(3, sender.starts());
        assertEquals(3, sender.accepted());
        assertEquals(1, sender.duplicates());
    }

    @Test
    void messages_are_listed_by_their_numbers_newest_first(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());
        for (String body : List.of("one", "two", "three")) {
            send(server, ANA, body);
        }
        send(server, "+5511999997777", "other");
        send(server, "+15550002222", ANA, "another");
        server.sendText("default", "5511999998888@c.us", "whatsapp");

        String query = "?To=%2B5511999998888&From=%2B15550001111&PageSize=2";
        JsonObject first = get(server, ACCOUNT + "/Messages.json" + query).bodyAsJsonObject();
        JsonObject second = get(server, first.getString("next_page_uri")).bodyAsJsonObject();

        assertEquals("three", first.getJsonArray("messages").getJsonObject(0).getString("body"));
        assertEquals("two", first.getJsonArray("messages").getJsonObject(1).getString("body"));
        assertEquals("one", second.getJsonArray("messages").getJsonObject(0).getString("body"));
        assertNull(second.getString("next_page_uri"));
        assertEquals(5, list(server, "").size());
    }

    @Test
    void a_message_is_shown_by_its_id_with_its_delivery(Vertx vertx) {
        SimulatedServer server =
                SimulatedServer.start(vertx, fast().acks(new AckPlan(List.of(new AckPlan.Step(2, 0)), false)));
        String sid = send(server, ANA, "one").bodyAsJsonObject().getString("sid");

        JsonObject message = get(server, ACCOUNT + "/Messages/" + sid + ".json").bodyAsJsonObject();

        assertEquals("one", message.getString("body"));
        assertEquals("delivered", message.getString("status"));
        assertNotNull(message.getString("date_sent"));
        assertEquals(404, get(server, ACCOUNT + "/Messages/SM0.json").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "+15550001111, 5511999998888, hi, 21211",
        "+15550001111, +5511999990000, hi, 21211",
        "+15550001111, '', hi, 21604",
        "+15550001111, +5511999998888, '', 21602",
        "+15550001111, +15005550001, hi, 21211",
        "+15550001111, +15005550002, hi, 21612",
        "+15550001111, +15005550003, hi, 21408",
        "+15550001111, +15005550004, hi, 21610",
        "+15550001111, +15005550009, hi, 21614",
        "'', +5511999998888, hi, 21603",
        "MyShop, +5511999998888, hi, 21212",
        "+15005550007, +5511999998888, hi, 21606",
        "+15005550008, +5511999998888, hi, 21611"
    })
    void what_cannot_be_sent_is_refused_with_its_code(String from, String to, String body, int code, Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());

        HttpResponse<Buffer> answer = send(server, from, to, body);

        assertEquals(400, answer.statusCode());
        assertEquals(code, answer.bodyAsJsonObject().getInteger("code"));
        assertEquals(0, await(server.simulator.ledger()).accepted());
    }

    @Test
    void a_text_has_at_most_1600_characters(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());

        assertEquals(201, send(server, ANA, "x".repeat(1_600)).statusCode());
        assertEquals(
                21617, send(server, ANA, "x".repeat(1_601)).bodyAsJsonObject().getInteger("code"));
    }

    @Test
    void anybody_with_a_password_may_enter_and_nobody_without(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast().apiKey("wahas own"));

        assertEquals(200, get(server, ACCOUNT + ".json").statusCode());
        assertEquals("active", get(server, ACCOUNT + ".json").bodyAsJsonObject().getString("status"));
        assertEquals(401, server.get(ACCOUNT + ".json").statusCode());
        assertEquals(401, get(server, "/2010-04-01/Accounts/AC2.json").statusCode());
    }

    @Test
    void only_the_account_asked_for_may_enter(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast().smsAccount("AC1", "secret"));

        HttpResponse<Buffer> refused = get(server, ACCOUNT + ".json");
        assertEquals(401, refused.statusCode());
        assertEquals(20003, refused.bodyAsJsonObject().getInteger("code"));
        assertEquals(
                200,
                await(server.client
                                .get(ACCOUNT + ".json")
                                .basicAuthentication("AC1", "secret")
                                .send())
                        .statusCode());
        assertEquals(
                404,
                await(server.client
                                .get("/2010-04-01/Accounts/AC2.json")
                                .basicAuthentication("AC1", "secret")
                                .send())
                        .statusCode());
    }

    @Test
    void faults_strike_as_a_provider_would_answer(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());
        Map<Fault.Kind, Integer> statuses = new EnumMap<>(Fault.Kind.class);
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (!WITHOUT_ANSWER.contains(kind)) {
                await(server.simulator.fault(Fault.of(kind).inSession(SENDER).times(1)));
                statuses.put(kind, send(server, ANA, "oi").statusCode());
            }
        }

        assertEquals(400, statuses.get(Fault.Kind.TYPE_ERROR));
        assertEquals(401, statuses.get(Fault.Kind.UNAUTHORIZED));
        assertEquals(403, statuses.get(Fault.Kind.FORBIDDEN));
        assertEquals(404, statuses.get(Fault.Kind.NO_SUCH_PATH));
        assertEquals(429, statuses.get(Fault.Kind.TOO_MANY_REQUESTS));
        assertEquals(500, statuses.get(Fault.Kind.CONNECTION_CLOSED));
        assertEquals(501, statuses.get(Fault.Kind.NOT_IMPLEMENTED));
        assertEquals(502, statuses.get(Fault.Kind.BAD_GATEWAY));
        assertEquals(503, statuses.get(Fault.Kind.UNAVAILABLE));
        assertEquals(504, statuses.get(Fault.Kind.GATEWAY_TIMEOUT));
        assertEquals(2, await(server.simulator.ledger()).accepted()); // latency and a dropped session do no harm
    }

    @Test
    void a_message_may_leave_though_its_answer_is_cut(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());
        await(server.simulator.fault(Fault.of(Fault.Kind.RESET).butRecorded().times(1)));

        assertFalse(server.client
                .post(ACCOUNT + "/Messages.json")
                .basicAuthentication("AC1", "hush")
                .sendForm(MultiMap.caseInsensitiveMultiMap()
                        .add("From", FROM)
                        .add("To", ANA)
                        .add("Body", "oi"))
                .transform(done -> Future.succeededFuture(done.succeeded()))
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        assertEquals(1, list(server, "?To=%2B5511999998888").size());
    }

    @Test
    void the_list_and_the_account_can_fail_too(Vertx vertx) {
        SimulatedServer server = SimulatedServer.start(vertx, fast());
        await(server.simulator.fault(Fault.of(Fault.Kind.UNAVAILABLE).on(Fault.Target.HISTORY)));
        await(server.simulator.fault(Fault.of(Fault.Kind.UNAUTHORIZED).on(Fault.Target.SESSION)));

        assertEquals(503, get(server, ACCOUNT + "/Messages.json").statusCode());
        assertEquals(401, get(server, ACCOUNT + ".json").statusCode());
        assertEquals(201, send(server, ANA, "oi").statusCode());
    }
}
