package io.turbozap.simulator;

import static io.turbozap.simulator.SimulatedServer.await;
import static io.turbozap.simulator.SimulatedServer.fast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.model.Engine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends whose answer does not tell whether the message left. */
@ExtendWith(VertxExtension.class)
class UnprovenSendsTest {

    private static final String ANA = "5511999998888@c.us";

    private static JsonObject photo() {
        JsonObject file =
                new JsonObject().put("url", "https://example.com/photo.jpg").put("mimetype", "image/jpeg");
        return new JsonObject().put("session", "default").put("chatId", ANA).put("file", file);
    }

    private static int sent(SimulatedServer waha) {
        return await(waha.simulator.sentTo("default", ANA));
    }

    @Test
    void a_photo_from_a_slow_host_leaves_after_its_client_has_gone(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.slowMedia(150)));

        Future<HttpResponse<Buffer>> impatient =
                waha.client.post("/api/sendImage").timeout(20).sendJson(photo());

        assertThrows(Exception.class, () -> impatient.await(20, TimeUnit.SECONDS));
        assertEquals(0, sent(waha));
        Waiting.until("the photo", () -> sent(waha) == 1);
    }

    @Test
    void a_slow_host_of_media_leaves_texts_alone(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.of(Fault.Kind.MEDIA_UNREACHABLE).on(Fault.Target.MEDIA)));

        assertEquals(201, waha.sendText("default", ANA, "oi").statusCode());
        assertEquals(500, waha.post("/api/sendImage", photo()).statusCode());
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_GATEWAY", "UNAVAILABLE", "GATEWAY_TIMEOUT"})
    void a_proxy_gives_up_before_at_or_after_the_message_leaves(Fault.Kind kind, Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.of(kind).times(1)));
        assertTrue(waha.sendText("default", ANA, "before").statusCode() > 501);
        assertEquals(0, sent(waha));

        await(waha.simulator.fault(Fault.of(kind).times(1).butRecorded()));
        assertTrue(waha.sendText("default", ANA, "at").statusCode() > 501);
        assertEquals(1, sent(waha));

        await(waha.simulator.fault(Fault.of(kind).times(1).butRecordedAfter(100)));
        assertTrue(waha.sendText("default", ANA, "after").statusCode() > 501);
        assertEquals(1, sent(waha));
        Waiting.until("a message later than its answer", () -> sent(waha) == 2);
    }

    @Test
    void an_answer_is_cut_in_its_body_although_the_message_left(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        JsonObject cut = new JsonObject().put("kind", "CUT_ANSWER").put("times", 1);
        assertEquals(201, waha.post("/simulator/faults", cut).statusCode());

        assertThrows(Exception.class, () -> waha.sendText("default", ANA, "oi"));

        assertEquals(1, sent(waha));
        assertEquals(201, waha.sendText("default", ANA, "tudo bem").statusCode());
    }

    @Test
    void engines_say_in_their_own_words_that_a_number_has_no_address(Vertx vertx) {
        SimulatedServer gows = SimulatedServer.start(vertx, fast().engine(Engine.GOWS));
        SimulatedServer webjs = SimulatedServer.start(vertx, fast().engine(Engine.WEBJS));
        await(gows.simulator.fault(Fault.of(Fault.Kind.NO_LID)));
        await(webjs.simulator.fault(Fault.of(Fault.Kind.NO_LID)));

        assertEquals("2 UNKNOWN: no LID found for 5511999998888@s.whatsapp.net from server", exception(gows, "oi"));
        assertEquals("No LID for user", exception(webjs, "oi"));
        assertEquals(0, sent(gows));
    }

    @Test
    void an_engine_fails_with_any_words(Vertx vertx) {
        SimulatedServer waha = SimulatedServer.start(vertx, fast());
        await(waha.simulator.fault(Fault.engineFailure("the recipient is not on WhatsApp")));

        assertEquals("the recipient is not on WhatsApp", exception(waha, "oi"));
    }

    private static String exception(SimulatedServer waha, String text) {
        HttpResponse<Buffer> answer = waha.sendText("default", ANA, text);
        assertEquals(500, answer.statusCode());
        return answer.bodyAsJsonObject().getJsonObject("exception").getString("message");
    }
}
