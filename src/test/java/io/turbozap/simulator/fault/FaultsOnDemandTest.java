package io.turbozap.simulator.fault;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.SimulatedServer;
import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FaultsOnDemandTest {

    private static final String ANA = "5511999998888@c.us";
    private static final Set<Fault.Kind> WITHOUT_ANSWER =
            Set.of(Fault.Kind.HANG, Fault.Kind.RESET, Fault.Kind.CUT_ANSWER);

    @Test
    void every_answer_can_be_ordered_once(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        Map<Fault.Kind, Integer> statuses = new EnumMap<>(Fault.Kind.class);
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (!WITHOUT_ANSWER.contains(kind)) {
                await(waha.simulator.fault(Fault.of(kind).times(1)));
                statuses.put(kind, waha.sendText("default", ANA, "oi").statusCode());
                await(waha.simulator.setSession("default", SessionStatus.WORKING));
            }
        }

        assertEquals(201, statuses.remove(Fault.Kind.LATENCY));
        assertEquals(401, statuses.remove(Fault.Kind.UNAUTHORIZED));
        assertEquals(403, statuses.remove(Fault.Kind.FORBIDDEN));
        assertEquals(404, statuses.remove(Fault.Kind.NO_SUCH_PATH));
        assertEquals(404, statuses.remove(Fault.Kind.FILE_NOT_FOUND));
        assertEquals(422, statuses.remove(Fault.Kind.NOT_READY));
        assertEquals(422, statuses.remove(Fault.Kind.PLUS_ONLY));
        assertEquals(422, statuses.remove(Fault.Kind.SESSION_DROP));
        assertEquals(429, statuses.remove(Fault.Kind.TOO_MANY_REQUESTS));
        assertEquals(501, statuses.remove(Fault.Kind.NOT_IMPLEMENTED));
        assertEquals(502, statuses.remove(Fault.Kind.BAD_GATEWAY));
        assertEquals(503, statuses.remove(Fault.Kind.UNAVAILABLE));
        assertEquals(504, statuses.remove(Fault.Kind.GATEWAY_TIMEOUT));
        assertTrue(statuses.size() == 9 && statuses.values().stream().allMatch(s -> s == 500), statuses.toString());
        assertEquals(1, await(waha.simulator.ledger()).accepted());
    }

    @Test
    void a_restricted_account_of_gows_is_a_500(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast().engine(Engine.GOWS));
        await(waha.simulator.fault(Fault.of(Fault.Kind.RESTRICTED)));

        JsonObject body = waha.sendText("default", ANA, "oi").bodyAsJsonObject();

        assertEquals(
                "server returned error 463", body.getJsonObject("exception").getString("details"));
    }

    @Test
    void check_exists_can_be_overlimit(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.of(Fault.Kind.RATE_OVERLIMIT).on(Fault.Target.CHECK_EXISTS)));

        HttpResponse<Buffer> answer = waha.get("/api/contacts/check-exists?session=default&phone=5511999998888");

        assertEquals(500, answer.statusCode());
        assertEquals(429, answer.bodyAsJsonObject().getJsonObject("exception").getInteger("data"));
        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
    }

    @Test
    void a_hanging_send_is_never_answered_and_recorded_if_so_ordered(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.of(Fault.Kind.HANG).times(1)));
        await(waha.simulator.fault(Fault.of(Fault.Kind.HANG).times(1).butRecorded()));

        for (String text : new String[] {"lost", "sent"}) {
            Throwable cut = failure(waha.client
                    .post("/api/sendText")
                    .timeout(100)
                    .sendJsonObject(SimulatedServer.text("default", ANA, text)));
            assertTrue(cut instanceof TimeoutException, cut.toString());
        }

        assertEquals("sent", await(waha.simulator.sent("default", ANA)).get(0).content());
        assertEquals(1, await(waha.simulator.ledger()).accepted());
        assertEquals(2, await(waha.simulator.ledger()).starts());
    }

    @Test
    void a_connection_is_cut_before_or_after_the_message_left(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.of(Fault.Kind.RESET).times(1)));
        await(waha.simulator.fault(Fault.of(Fault.Kind.RESET).times(1).butRecorded()));

        for (String text : new String[] {"lost", "sent"}) {
            Throwable cut = failure(
                    waha.client.post("/api/sendText").sendJsonObject(SimulatedServer.text("default", ANA, text)));
            assertTrue(cut instanceof HttpClosedException, cut.toString());
        }

        assertEquals("sent", await(waha.simulator.sent("default", ANA)).get(0).content());
        assertEquals(1, await(waha.simulator.ledger()).accepted());
    }

    private static Throwable failure(Future<?> future) {
        return await(future.transform(result ->
                result.succeeded() ? Future.failedFuture("it was answered") : Future.succeededFuture(result.cause())));
    }

    @Test
    void a_dropped_session_refuses_until_it_is_set_right(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(
                Fault.of(Fault.Kind.SESSION_DROP).times(1).inSession("default").into(SessionStatus.STOPPED)));

        assertEquals(
                "STOPPED",
                waha.sendText("default", ANA, "oi").bodyAsJsonObject().getString("status"));
        assertEquals(422, waha.sendText("default", ANA, "oi").statusCode());
        await(waha.simulator.setSession("default", SessionStatus.WORKING));
        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
    }

    @Test
    void faults_are_ordered_listed_and_cleared_over_http(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject order = new JsonObject().put("kind", "BAD_GATEWAY").put("session", "default");

        assertEquals(201, waha.post("/simulator/faults", order).statusCode());
        assertEquals(
                "BAD_GATEWAY",
                waha.get("/simulator/faults").bodyAsJsonArray().getJsonObject(0).getString("kind"));
        assertEquals(502, waha.sendText("default", ANA, "oi").statusCode());
        assertEquals(204, waha.delete("/simulator/faults").statusCode());
        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
    }

    @Test
    void a_nonsensical_order_is_refused(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());

        for (JsonObject order : new JsonObject[] {
            new JsonObject(),
            new JsonObject().put("kind", "EARTHQUAKE"),
            new JsonObject().put("kind", "HANG").put("times", -1),
            new JsonObject().put("kind", "HANG").put("times", "many")
        }) {
            assertEquals(400, waha.post("/simulator/faults", order).statusCode(), order.encode());
        }
        assertTrue(waha.get("/simulator/faults").bodyAsJsonArray().isEmpty());
    }
}
