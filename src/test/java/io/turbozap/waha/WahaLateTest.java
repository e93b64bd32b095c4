package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SendOutcome.Work;
import io.turbozap.waha.send.SendResponses;
import io.turbozap.waha.webhook.WahaEvent;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** BEHAVIOUR 20: an answer counts however late it comes, and one that was cut is made whole by what webhooks tell. */
@ExtendWith(VertxExtension.class)
final class WahaLateTest {

    private static final String SEND = "POST /api/sendText";
    private static final String STATE = "GET /api/sessions/default";
    private static final String HISTORY = "GET /api/default/chats/5511999999999%40c.us/messages";
    private static final SendRequest HELLO = Samples.text("Hello");
    private static final String CUT = "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"key\":{\"remo";

    private final BlockingQueue<SendOutcome> late = new LinkedBlockingQueue<>();
    private final CompletableFuture<NetSocket> wire = new CompletableFuture<>();
    private Vertx vertx;
    private FakeWaha waha;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        this.vertx = vertx;
        waha = FakeWaha.start(vertx);
        waha.on(SEND, (socket, request) -> wire.complete(socket));
    }

    private SendOutcome comesLate() throws Exception {
        SendOutcome outcome = late.poll(10, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("nothing came late");
        }
        return outcome;
    }

    private NetSocket sendAndWait() throws Exception {
        GatewayBench gateway = GatewayBench.impatient(vertx, waha, 300);
        Unclear unclear = assertInstanceOf(Unclear.class, gateway.sendPatiently(HELLO, late::add));
        assertEquals(Work.AWAITED, unclear.work());
        return wire.get(10, TimeUnit.SECONDS);
    }

    private static String answer(int status, String body) {
        return FakeWaha.head(status, body.length(), "") + body;
    }

    @Test
    void an_answer_after_the_time_out_tells_what_became_of_it() throws Exception {
        sendAndWait().write(answer(201, "{\"key\":{\"id\":\"3EB0A\"}}"));
        assertEquals(new Sent("3EB0A"), comesLate());
    }

    @Test
    void a_session_that_is_slow_to_refuse_says_so_late() throws Exception {
        sendAndWait().write(answer(422, "{\"error\":\"not ready\",\"session\":\"default\",\"status\":\"STOPPED\"}"));
        SessionBlocked blocked = assertInstanceOf(SessionBlocked.class, comesLate());
        assertEquals(BlockReason.SESSION_NOT_WORKING, blocked.blockReason());
    }

    @Test
    void a_connection_that_ends_meanwhile_is_awaited_no_more() throws Exception {
        sendAndWait().close();
        assertEquals(Work.UNKNOWN, assertInstanceOf(Unclear.class, comesLate()).work());
    }

    @Test
    void a_500_of_waha_says_that_it_ended_and_one_of_a_proxy_does_not() {
        String waha = "{\"statusCode\":500,\"exception\":{\"message\":\"Connection Closed\"}}";
        assertEquals(Work.ENDED, work(500, waha));
        assertEquals(Work.UNKNOWN, work(500, "<html>oops</html>"));
        assertEquals(Work.UNKNOWN, work(502, "<html>Bad Gateway</html>"));
    }

    private static Work work(int status, String body) {
        var answer = new io.turbozap.outbound.OutboundResponse.Answer(
                status, io.vertx.core.buffer.Buffer.buffer(body), null);
        return assertInstanceOf(Unclear.class, SendResponses.outcome(answer, null))
                .work();
    }

    @Test
    void a_cut_201_takes_its_id_from_message_any() throws Exception {
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        cut(gateway, "3EB0SEEN", "Hello");
        assertEquals(new Sent("3EB0SEEN"), gateway.send(HELLO));
    }

    @Test
    void a_cut_201_does_not_take_the_id_of_another_message() throws Exception {
        waha.on(STATE, 200, "{\"status\":\"WORKING\"}").on(HISTORY, 200, "[]");
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        cut(gateway, "3EB0OTHER", "Another text");
        assertEquals(new Sent(null), gateway.send(HELLO));
    }

    @Test
    void without_webhooks_a_cut_201_takes_its_id_from_the_history() throws Exception {
        long second = System.currentTimeMillis() / 1_000 + 1;
        waha.on(STATE, 200, "{\"status\":\"WORKING\"}")
                .on(
                        HISTORY,
                        200,
                        "[{\"id\":\"true_5511999999999@c.us_3EB0OLD\",\"fromMe\":true,\"body\":\"Hello\",\"timestamp\":"
                                + second + "}]");
        var unused = wire.thenAccept(socket -> socket.write(CUT).onComplete(written -> socket.close()));
        assertEquals(new Sent("3EB0OLD"), GatewayBench.of(vertx, waha).send(HELLO));
    }

    /** The message is told by webhook, and then its answer is cut. */
    private void cut(GatewayBench gateway, String id, String text) {
        var unused = wire.thenAccept(socket -> {
            JsonObject shown =
                    new JsonObject().put("id", "true_5511999999999@c.us_" + id).put("fromMe", true);
            shown.put("body", text).put("timestamp", System.currentTimeMillis() / 1_000);
            gateway.sent.handle(new WahaEvent.MessageSent(
                    null, Samples.SESSION, id, "5511999999999@c.us", System.currentTimeMillis(), "api", shown));
            socket.write(CUT).onComplete(written -> socket.close());
        });
    }
}
