package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.SendRequest;
import io.turbozap.fixture.RefusingPort;
import io.turbozap.outbound.address.TargetCheck;
import io.turbozap.outbound.address.TargetPolicy;
import io.turbozap.outbound.address.TargetResolver;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.waha.send.SendMeter;
import io.turbozap.waha.send.WahaGateways;
import io.turbozap.waha.send.WahaRequests;
import io.turbozap.waha.webhook.SentMessages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending over real sockets: BEHAVIOUR 18 and 19. */
@ExtendWith(VertxExtension.class)
class WahaSendTest {

    private static final String SEND = "POST /api/sendText";
    private static final String ACCEPTED = "{\"id\":\"true_5511999999999@c.us_3EB0A\"}";
    private static final SendRequest HELLO = Samples.text("Hello");

    private Vertx vertx;
    private FakeWaha waha;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        this.vertx = vertx;
        waha = FakeWaha.start(vertx);
    }

    private static void assertUnreachable(SendOutcome outcome) {
        assertEquals(
                BlockReason.WAHA_UNREACHABLE,
                assertInstanceOf(SessionBlocked.class, outcome).blockReason());
    }

    @Test
    void request_has_wahas_headers_and_body() throws Exception {
        waha.on(SEND, 201, ACCEPTED);
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        assertEquals(new Sent("3EB0A"), gateway.send(HELLO, "3EB0A"));
        FakeWaha.Seen request = waha.next();
        assertEquals("application/json", request.headers().get("content-type"));
        assertEquals("application/json", request.headers().get("accept"));
        assertEquals(Samples.KEY, request.headers().get("x-api-key"));
        assertEquals("localhost:" + waha.port(), request.headers().get("host"));
        assertEquals(
                "{\"session\":\"default\",\"chatId\":\"5511999999999@c.us\",\"id\":\"3EB0A\",\"text\":\"Hello\"}",
                request.body().toString());
        assertEquals(1, gateway.starts.get());
        assertEquals(List.of("sent"), gateway.metered);
    }

    @Test
    void every_kind_goes_to_its_own_path_below_the_base_path() throws Exception {
        var config = Samples.waha("http://localhost:" + waha.port() + "/waha", null, Duration.ofSeconds(10));
        GatewayBench gateway = new GatewayBench(vertx, config);
        for (var message : Samples.everyMessage().values()) {
            SendRequest request = Samples.request(message);
            String body = new WahaRequests(config).describe(request).data().encode();
            waha.on("POST /waha" + Samples.path(message.kind()), 201, ACCEPTED);
            assertEquals(new Sent("3EB0A"), gateway.send(request));
            FakeWaha.Seen seen = waha.next();
            assertEquals("/waha" + Samples.path(message.kind()), seen.target());
            assertEquals(body, seen.json().encode());
            assertFalse(seen.headers().containsKey("x-api-key"));
        }
    }

    @Test
    void sends_that_follow_each_other_share_a_connection() throws Exception {
        waha.on(SEND, 201, ACCEPTED);
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        for (int i = 0; i < 50; i++) {
            assertEquals(new Sent("3EB0A"), gateway.send(HELLO));
        }
        assertEquals(1, waha.connections());
        assertEquals(50, gateway.starts.get());
    }

    @Test
    void refused_connection_blocks_the_session() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            GatewayBench gateway = new GatewayBench(
                    vertx, Samples.waha("http://127.0.0.1:" + port.number(), null, Duration.ofSeconds(10)));
            assertUnreachable(gateway.send(HELLO));
            assertEquals(0, gateway.starts.get());
            assertEquals(List.of("blocked"), gateway.metered);
        }
    }

    @Test
    void unknown_host_blocks_the_session() throws Exception {
        GatewayBench gateway =
                new GatewayBench(vertx, Samples.waha("http://waha.invalid:3001", null, Duration.ofSeconds(10)));
        assertUnreachable(gateway.send(HELLO));
        assertEquals(0, gateway.starts.get());
    }

    @Test
    void closed_client_blocks_the_session() throws Exception {
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        gateway.closeClient();
        assertUnreachable(gateway.send(HELLO));
    }

    @Test
    void connection_that_waha_closed_in_between_is_replaced() throws Exception {
        waha.on(SEND, FakeWaha.rawThenClose(FakeWaha.head(201, ACCEPTED.length(), "") + ACCEPTED));
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        for (int i = 1; i <= 3; i++) {
            assertEquals(new Sent("3EB0A"), gateway.send(HELLO));
            gateway.awaitNoConnection();
            assertEquals(i, waha.connections());
        }
        assertEquals(3, gateway.starts.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close\r\n", "Connection: Close\r\n"})
    void connection_that_waha_will_close_is_not_used_again(String header) throws Exception {
        waha.on(SEND, FakeWaha.answer(201, header, ACCEPTED));
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        gateway.send(HELLO);
        gateway.send(HELLO);
        assertEquals(2, waha.connections());
        assertEquals(1, waha.nextClosed());
    }

    @Test
    void idle_connection_that_is_too_old_is_never_used() throws Exception {
        waha.on(SEND, 201, ACCEPTED);
        var config = Samples.waha("http://localhost:" + waha.port(), null, Duration.ofSeconds(10));
        GatewayBench gateway =
                new GatewayBench(vertx, config, WahaGateways.options(config).withKeepIdle(Duration.ofNanos(1)));
        gateway.send(HELLO);
        gateway.send(HELLO);
        assertEquals(2, waha.connections());
    }

    @Test
    void connection_closed_after_the_request_was_written_is_unclear() throws Exception {
        waha.on(SEND, FakeWaha.close());
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        assertInstanceOf(Unclear.class, gateway.send(HELLO));
        assertEquals(1, gateway.starts.get());
        assertEquals(1, waha.connections());
        assertEquals(List.of("unclear"), gateway.metered);
    }

    @Test
    void request_written_on_a_used_connection_and_lost_is_not_sent_again() throws Exception {
        waha.on(SEND, 201, ACCEPTED).on(SEND, FakeWaha.close()).on(SEND, 201, ACCEPTED);
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        gateway.send(HELLO);
        assertInstanceOf(Unclear.class, gateway.send(HELLO));
        assertEquals(new Sent("3EB0A"), gateway.send(HELLO));
        assertEquals(2, waha.connections());
        assertEquals(3, gateway.starts.get());
    }

    /** Repeats what a slow machine may cut short before it gets where it should. */
    private static <T extends SendOutcome> T sendUntil(Class<T> wanted, GatewayBench gateway, SendRequest request)
            throws Exception {
        SendOutcome outcome = gateway.send(request);
        for (int i = 0; i < 50 && !wanted.isInstance(outcome); i++) {
            outcome = gateway.send(request);
        }
        return assertInstanceOf(wanted, outcome);
    }

    private static FakeWaha.Script byText(String text, FakeWaha.Script ifSo, FakeWaha.Script otherwise) {
        return (socket, request) ->
                (request.json().getString("text").equals(text) ? ifSo : otherwise).run(socket, request);
    }

    @Test
    void no_answer_within_the_time_out_is_unclear_and_its_answer_is_awaited_until_the_gateway_closes()
            throws Exception {
        waha.on(SEND, FakeWaha.silence());
        GatewayBench gateway = GatewayBench.impatient(vertx, waha, 100);
        assertEquals(
                "no answer within 100 ms",
                sendUntil(Unclear.class, gateway, HELLO).reason());
        gateway.close();
        gateway.awaitNoConnection();
        assertEquals(1, gateway.starts.get());
    }

    @Test
    void time_out_counts_on_a_connection_that_was_used_before() throws Exception {
        waha.on(SEND, byText("Hello", FakeWaha.answer(201, ACCEPTED), FakeWaha.silence()));
        GatewayBench gateway = GatewayBench.impatient(vertx, waha, 300);
        assertEquals(new Sent("3EB0A"), sendUntil(Sent.class, gateway, HELLO));
        assertInstanceOf(Unclear.class, gateway.send(Samples.text("silence")));
    }

    @Test
    void time_out_before_anything_was_written_blocks_the_session() throws Exception {
        // an address that answers nothing: a TLS handshake with a server that never speaks
        var config = Samples.waha("https://localhost:" + waha.port(), null, Duration.ofMillis(200));
        GatewayBench gateway = new GatewayBench(vertx, config);
        assertUnreachable(gateway.send(HELLO));
        assertEquals(0, gateway.starts.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 20", "garbage\r\n\r\n", "HTTP/1.1 201 Created\r\nContent-Le"})
    void half_a_head_is_unclear(String bytes) throws Exception {
        waha.on(SEND, FakeWaha.rawThenClose(bytes));
        assertInstanceOf(Unclear.class, GatewayBench.of(vertx, waha).send(HELLO));
    }

    @Test
    void half_a_body_after_success_is_sent_without_an_id() throws Exception {
        waha.on(SEND, FakeWaha.rawThenClose(FakeWaha.head(201, 500, "") + ACCEPTED.substring(0, 10)));
        assertEquals(new Sent(null), GatewayBench.of(vertx, waha).send(HELLO));
    }

    @Test
    void body_that_never_ends_is_judged_by_its_status_at_the_time_out() throws Exception {
        waha.on(
                SEND,
                byText(
                        "Hello",
                        FakeWaha.raw(FakeWaha.head(201, 500, "") + "{"),
                        FakeWaha.raw(FakeWaha.head(500, 500, "") + "{")));
        GatewayBench gateway = GatewayBench.impatient(vertx, waha, 200);
        assertEquals(new Sent(null), sendUntil(Sent.class, gateway, HELLO));
        assertInstanceOf(Unclear.class, gateway.send(Samples.text("fail")));
        gateway.awaitNoConnection();
    }

    @Test
    void chunked_answer_in_pieces_is_read_whole() throws Exception {
        waha.on(SEND, (socket, request) -> {
            socket.write(
                    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n" + ACCEPTED.substring(0, 20));
            vertx.runOnContext(later -> socket.write("\r\n" + Integer.toHexString(ACCEPTED.length() - 20) + "\r\n"
                    + ACCEPTED.substring(20) + "\r\n0\r\n\r\n"));
        });
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        assertEquals(new Sent("3EB0A"), gateway.send(HELLO));
        assertEquals(new Sent("3EB0A"), gateway.send(HELLO));
        assertEquals(1, waha.connections());
    }

    @Test
    void endless_answer_is_cut() throws Exception {
        String piece = "x".repeat(65_536);
        waha.on(SEND, (socket, request) -> {
            socket.write("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 16; i++) {
                socket.write("10000\r\n" + piece + "\r\n");
            }
        });
        assertInstanceOf(Unclear.class, GatewayBench.of(vertx, waha).send(HELLO));
        assertEquals(1, waha.nextClosed());
    }

    @Test
    void redirect_is_not_followed() throws Exception {
        waha.on(SEND, FakeWaha.answer(307, "Location: /elsewhere\r\n", ""));
        SendOutcome outcome = GatewayBench.of(vertx, waha).send(HELLO);
        assertEquals(
                BlockReason.WRONG_PATH,
                assertInstanceOf(SessionBlocked.class, outcome).blockReason());
        waha.next();
        assertEquals(0, waha.unread());
    }

    @Test
    void reasons_hold_no_phone_number_key_or_text() throws Exception {
        waha.on(SEND, 400, "{\"message\":\"no 5511999999999@c.us, yoursecretkey, Hello, please\"}");
        assertEquals(
                new ItemRefused("HTTP 400: no ***@c.us, ***, ***, please"),
                GatewayBench.of(vertx, waha).send(HELLO));
    }

    @Test
    void path_that_waha_does_not_know_blocks_the_session() throws Exception {
        assertEquals(
                new SessionBlocked(BlockReason.WRONG_PATH, "HTTP 404: Cannot POST /api/sendText"),
                GatewayBench.of(vertx, waha).send(HELLO));
    }

    @Test
    void close_ends_what_is_in_flight_without_a_call() throws Exception {
        waha.on(SEND, FakeWaha.silence());
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        Future<SendOutcome> sending = gateway.sending(HELLO);
        waha.next();
        gateway.close();
        assertEquals(1, waha.nextClosed());
        assertFalse(sending.isComplete());
        assertUnreachable(gateway.send(HELLO));
    }

    @Test
    void look_beside_a_send_has_a_connection_of_its_own() throws Exception {
        waha.on(SEND, FakeWaha.silence()).on("GET /api/sessions/default", 200, "{\"status\":\"WORKING\"}");
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        Future<SendOutcome> sending = gateway.sending(HELLO);
        assertEquals(1, waha.next().connection());
        gateway.look();
        assertEquals(2, waha.next().connection());
        assertFalse(sending.isComplete());
        gateway.close();
    }

    @Test
    void file_whose_host_means_a_private_address_fails_the_item_and_nothing_is_sent() throws Exception {
        GatewayBench gateway = GatewayBench.of(vertx, waha);
        gateway.names = host -> List.of(InetAddress.getByName("192.168.1.1"));

        SendOutcome outcome =
                gateway.send(Samples.request(Samples.everyMessage().get("photo")));

        assertEquals(
                new ItemRefused("The url is on an address that is not public, which MEDIA_ALLOW_PRIVATE allows"),
                outcome);
        assertEquals(0, gateway.starts.get());
        assertEquals(0, waha.connections());
    }

    @Test
    void one_client_serves_many_sessions() throws Exception {
        waha.on(SEND, 201, ACCEPTED);
        var config = Samples.waha("http://localhost:" + waha.port(), null, Duration.ofSeconds(10));
        var gateways = new WahaGateways(
                vertx,
                WahaGateways.outbound(vertx, 1, config),
                config,
                new TargetCheck(
                        new TargetResolver(vertx, "file-names", TargetPolicy.ofMedia(true), 10_000),
                        InstantSource.system()),
                SendMeter.none(),
                new SentMessages(),
                session -> {});
        List<Future<SendOutcome>> sends = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var context = vertx.getOrCreateContext();
                    var promise = Promise.<SendOutcome>promise();
                    context.runOnContext(go -> gateways.open(Samples.SESSION)
                            .send(HELLO, null, () -> {})
                            .onComplete(promise));
                    return promise.future();
                })
                .toList();
        for (Future<SendOutcome> send : sends) {
            assertEquals(new Sent("3EB0A"), send.await(10, TimeUnit.SECONDS));
        }
        // one that has been answered already may serve the next
        assertTrue(waha.connections() > 1 && waha.connections() <= 20, () -> "connections: " + waha.connections());
    }
}
