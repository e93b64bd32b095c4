package io.turbozap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.fixture.Waiting;
import io.turbozap.http.campaign.ChangeWaits;
import io.turbozap.http.upload.UploadRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, broken, greedy or gone. After each of them the server answers as if nothing had been. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class HostileClientsTest {

    private static final String BODY = TestDoor.CAMPAIGN.encode();

    private TestDoor door;

    private record Answer(int status, String head, String body) {}

    /** A connection that is written and read byte by byte. */
    private static final class Wire implements Closeable {
        private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

        private final Socket socket;
        private final InputStream in;

        Wire(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        Answer answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after: " + head);
                }
                head.append((char) next);
            }
            int status = Integer.parseInt(head.substring(9, 12));
            return new Answer(status, head.toString(), new String(in.readNBytes(length(head)), StandardCharsets.UTF_8));
        }

        private static int length(CharSequence head) {
            Matcher matcher = CONTENT_LENGTH.matcher(head);
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        }

        boolean isClosedByServer() throws IOException {
            try {
                return in.read() < 0;
            } catch (SocketException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        door = await(TestDoor.open(vertx, Map.of("MAX_UPLOADS", "2", "BODY_LIMIT", "20000000")));
    }

    @AfterEach
    void server_is_unharmed() throws Exception {
        assertEquals(200, await(door.get("/health")).statusCode());
        await(door.create(TestDoor.CAMPAIGN).compose(this::createdOrAgain));
        assertEquals(0, door.shared().uploads.inUse());
    }

    /** A slot becomes free when the server notices that its client has gone. */
    private Future<?> createdOrAgain(HttpResponse<Buffer> answer) {
        return answer.statusCode() == 429
                ? door.create(TestDoor.CAMPAIGN).compose(this::createdOrAgain)
                : Future.succeededFuture(answer);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static String head(int length) {
        return "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n";
    }

    @Test
    void upload_that_comes_byte_by_byte_is_taken() throws Exception {
        try (Wire wire = new Wire(door.port())) {
            for (char c : (head(BODY.length()) + BODY).toCharArray()) {
                wire.send(String.valueOf(c));
            }
            assertEquals(201, wire.answer().status());
        }
    }

    private static final String DIGITS = "9".repeat(256 * 1024);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "0.",
                "1e",
                "[",
                "{\"messages\":",
                "{\"messages\":[{\"type\":\"text\",\"content\":",
                "{\"messages\":[{\"type\":\"location\",\"latitude\":0.",
                "{\"contacts\":[",
                "{\"contacts\":[{\"phone\":",
                "{\"contacts\":[{\"phone\":\"5511999990001\",\"age\":-",
                "{\"scheduledAt\":",
                "{\"nobodyKnows\":"
            })
    void an_upload_with_a_number_without_end_is_refused_long_before_its_own_end(String before) throws Exception {
        for (String route : List.of(
                "POST /api/campaigns/create", "POST /api/blasts", "PUT /api/campaigns/recipients?campaignId=a")) {
            try (Wire wire = new Wire(door.port())) {
                wire.send(head(19_000_000).replace("POST /api/campaigns/create", route) + before + DIGITS);
                Answer answer = wire.answer(); // the other 18 MB never come
                assertEquals(400, answer.status(), answer::body);
                assertFalse(new JsonObject(answer.body()).getBoolean("success"));
                assertTrue(answer.body().length() < 1_000, "the number is not repeated");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/templates",
                "POST /contacts",
                "POST /scheduled",
                "POST /api/recurring",
                "POST /api/suppressions",
                "POST /api/webhooks",
                "PUT /api/sessions/sales/pacing",
                "POST /webhooks/waha"
            })
    void a_small_body_with_a_long_number_is_refused(String operation) throws Exception {
        HttpMethod method = HttpMethod.valueOf(operation.substring(0, operation.indexOf(' ')));
        String path = operation.substring(operation.indexOf(' ') + 1);
        for (String before : List.of("", "-", "0.", "1e", "{\"name\":", "{\"payload\":{\"ack\":")) {
            String whole =
                    before + DIGITS + (before.startsWith("{") ? "}".repeat(before.split("\\{", -1).length - 1) : "");
            HttpResponse<Buffer> answer = await(door.request(method, path)
                    .putHeader("Content-Type", "application/json")
                    .sendBuffer(Buffer.buffer(whole)));
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 413, operation + answer.statusCode());
            assertFalse(answer.bodyAsJsonObject().getBoolean("success"));
            assertTrue(answer.body().length() < 1_000, "the number is not repeated");
        }
    }

    @Test
    void aborted_uploads_create_nothing_and_free_their_slots() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Wire wire = new Wire(door.port())) {
                wire.send(head(BODY.length()) + BODY.substring(0, BODY.length() - 1));
            }
        }
        assertEquals(0, door.sessions.campaignsInMemory());
    }

    @Test
    void one_upload_too_many_is_told_to_come_again() throws Exception {
        String large = BODY + " ".repeat(64 * 1024);
        try (Wire first = new Wire(door.port());
                Wire second = new Wire(door.port());
                Wire third = new Wire(door.port())) {
            for (Wire wire : List.of(first, second)) {
                wire.send(head(large.length()).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
                assertEquals(100, wire.answer().status());
            }
            third.send(head(large.length()) + large);
            Answer refused = third.answer();
            assertEquals(429, refused.status());
            assertTrue(refused.head().toLowerCase(Locale.ROOT).contains("retry-after: 1"), refused.head());
            third.send(head(BODY.length()) + BODY);
            assertEquals(201, third.answer().status(), "a small one needs no slot");
            first.send(large);
            assertEquals(201, first.answer().status());
            third.send(head(large.length()) + large);
            assertEquals(201, third.answer().status());
        }
    }

    @Test
    void whoever_goes_away_waits_no_more_and_too_many_may_not_wait() throws Exception {
        String id = await(door.created());
        String request = "GET /api/campaigns/" + id + "?wait=completed HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Wire wire = new Wire(door.port())) {
            wire.send(request);
            Waiting.until(
                    () -> "one that waits", 20, () -> door.shared().waiting.get() == 1);
        }
        Waiting.until(() -> "none that waits", 20, () -> door.shared().waiting.get() == 0);
        door.shared().waiting.set(ChangeWaits.MOST);
        try (Wire wire = new Wire(door.port())) {
            wire.send(request);
            assertEquals(429, wire.answer().status());
        }
        assertEquals(ChangeWaits.MOST, door.shared().waiting.get());
    }

    @Test
    void upload_that_comes_too_slowly_is_ended_with_its_connection() throws Exception {
        Vertx another = Vertx.vertx();
        TestDoor strict = await(TestDoor.open(another, new UploadRules(1, 1_000_000, 10, BODY.length())));
        try (Wire wire = new Wire(strict.port())) {
            wire.send(head(BODY.length()) + BODY.charAt(0));
            Answer answer = wire.answer();
            assertEquals(408, answer.status());
            assertEquals(
                    TestDoor.error("The body comes too slowly: at least " + BODY.length()
                            + " bytes every 10 ms are needed, more while others wait"),
                    new JsonObject(answer.body()));
            assertTrue(wire.isClosedByServer());
        }
        assertEquals(0, strict.shared().uploads.inUse());
        await(another.close());
    }

    @Test
    void upload_that_hardly_comes_gives_way_to_another_that_needs_its_place() throws Exception {
        Vertx another = Vertx.vertx();
        TestDoor narrow = await(TestDoor.open(another, new UploadRules(1, 8_000_000, 20, 0)));
        String large = manyContacts(10_000);
        try (Wire slow = new Wire(narrow.port())) {
            slow.send(head(large.length()) + large.substring(0, large.length() / 2));
            Waiting.until(
                    () -> "no slot in use", 20, () -> narrow.shared().uploads.inUse() == 1);

            Waiting.until(
                    () -> "nobody else can upload",
                    20,
                    () -> await(narrow.create(Buffer.buffer(large))).statusCode() == 201);
            assertEquals(408, slow.answer().status());
        }
        assertEquals(0, narrow.shared().uploads.inUse());
        await(another.close());
    }

    @Test
    void body_that_grows_beyond_the_memory_for_it_is_refused_announced_or_not() throws Exception {
        Vertx another = Vertx.vertx();
        TestDoor narrow = await(TestDoor.open(another, UploadRules.of(1, 1_000_000)));
        Buffer body = Buffer.buffer(manyContacts(200_000));

        assertEquals(413, await(narrow.create(body)).statusCode());
        HttpResponse<Buffer> streamed = await(narrow.request(HttpMethod.POST, "/api/campaigns/create")
                .putHeader("Content-Type", "application/json")
                .sendStream(new Pieces(body, 50_000)));
        assertEquals(413, streamed.statusCode());
        assertEquals(0, narrow.shared().uploads.inUse());
        await(another.close());
    }

    private static String manyContacts(int count) {
        StringBuilder body = new StringBuilder("{\"messages\":[{\"type\":\"text\",\"content\":\"x\"}],\"contacts\":[");
        for (int i = 0; i < count; i++) {
            body.append(i == 0 ? "\"" : ",\"").append(5_511_900_000_000L + i).append('"');
        }
        return body.append("]}").toString();
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws Exception {
        String get = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String miss = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Wire wire = new Wire(door.port())) {
            wire.send(get + miss + head(BODY.length()) + BODY + head(2) + "{}" + get);
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                statuses.add(wire.answer().status());
            }
            assertEquals(List.of(200, 404, 201, 400, 200), statuses);
        }
    }

    @Test
    void answer_to_a_hopeless_upload_comes_at_once_and_the_rest_is_cut_off() throws Exception {
        try (Wire wire = new Wire(door.port())) {
            wire.send(head(19_000_000) + "{\"contacts\":[}");
            Answer answer = wire.answer();
            assertEquals(400, answer.status());
            assertTrue(answer.body().startsWith("{\"success\":false,\"message\":\"Invalid JSON\""), answer.body());
            String more = " ".repeat(100_000);
            boolean cut = false;
            try {
                for (int i = 0; i < 180; i++) {
                    wire.send(more);
                }
            } catch (SocketException closed) {
                cut = true;
            }
            assertTrue(cut || wire.isClosedByServer());
        }
    }

    @Test
    void connection_goes_on_after_a_small_rest_was_thrown_away() throws Exception {
        try (Wire wire = new Wire(door.port())) {
            wire.send(head(100_014) + "{\"contacts\":[}");
            assertEquals(400, wire.answer().status());
            wire.send(" ".repeat(100_000) + head(BODY.length()) + BODY);
            assertEquals(201, wire.answer().status());
        }
    }

    @Test
    void what_is_no_http_is_refused_in_the_envelope() throws Exception {
        assertRefused(431, "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertRefused(414, "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertRefused(400, "NONSENSE\r\n\r\n");
        assertRefused(400, "GET /health HTTP/1.1\r\n\r\n");
        assertRefused(400, "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n");
    }

    @Test
    void bodies_without_a_certain_end_are_refused_with_all_that_follows() throws Exception {
        String next = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String coding : List.of("xchunked", "gzip, chunked", "chunked\r\nTransfer-Encoding: identity")) {
            try (Wire wire = new Wire(door.port())) {
                wire.send("POST /api/campaigns/queue/stop-all HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
                        + coding + "\r\n\r\n" + next);
                assertEquals(400, wire.answer().status(), coding);
                assertThrows(IOException.class, wire::answer, coding);
            }
        }
    }

    @Test
    void half_a_handshake_is_refused_in_the_envelope() throws Exception {
        String connection = "Connection: keep-alive, Upgrade\r\n";
        String version = "Sec-WebSocket-Version: 13\r\n";
        String key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        for (String path : List.of("/", "/socket.io/?EIO=4&transport=websocket")) {
            String start = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n";
            assertRefused(400, start + version + key + "\r\n");
            assertRefused(400, start + "Connection: close\r\n" + version + key + "\r\n");
            assertRefused(426, start + connection + key + "\r\n");
            assertRefused(426, start + connection + key + "Sec-WebSocket-Version: 8\r\n\r\n");
            assertRefused(400, start + connection + version + "\r\n");
            assertRefused(400, start + connection + version + key + key + "\r\n");
            assertRefused(400, start + connection + version + "Sec-WebSocket-Key: x\r\n\r\n");
            try (Wire wire = new Wire(door.port())) {
                wire.send(start + connection + version + key + "\r\n");
                assertEquals(101, wire.answer().status());
            }
        }
    }

    @Test
    void content_types_of_any_length_are_read_once() throws Exception {
        String many = "; ".repeat(7_000);
        for (String type : List.of(many + "x", "; charset=utf-8" + many + "x")) {
            assertRefused(
                    415,
                    "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                            + "Content-Type: application/json" + type + "\r\n\r\n{}");
        }
    }

    @Test
    void fields_in_any_number_are_refused_by_the_first_names() throws Exception {
        StringBuilder body = new StringBuilder("{\"f0\":1");
        for (int i = 1; i < 100_000; i++) {
            body.append(",\"f").append(i).append("\":1");
        }
        assertRefused(400, create(body + "}"));
    }

    @Test
    void poll_options_in_any_number_are_refused() throws Exception {
        StringBuilder options = new StringBuilder("\"o\"");
        for (int i = 1; i < 100_000; i++) {
            options.append(",\"").append(i).append('"');
        }
        assertRefused(
                400,
                create("{\"messages\":[{\"type\":\"poll\",\"poll\":{\"name\":\"?\",\"options\":[" + options
                        + "]}}],\"contacts\":[\"5511999990001\"]}"));
    }

    @Test
    void the_host_of_an_absolute_target_counts_and_not_the_header() throws Exception {
        assertRefused(403, "GET http://evil.example/api/campaigns HTTP/1.1\r\nHost: localhost\r\n\r\n");
        try (Wire wire = new Wire(door.port())) {
            wire.send("GET http://localhost/api/campaigns HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void media_urls_with_control_characters_are_refused() throws Exception {
        for (String bad : List.of("\\u0000", "\\u001b", "\\u007f", "\\n")) {
            String url = "https://example.com/a" + bad + ".jpg";
            assertRefused(
                    400,
                    create("{\"session\":\"s\",\"messages\":[{\"type\":\"photo\",\"content\":\"" + url
                            + "\"}],\"contacts\":[\"5511999990001\"]}"));
        }
    }

    private static String create(String body) {
        return "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void assertRefused(int status, String request) throws IOException {
        try (Wire wire = new Wire(door.port())) {
            wire.send(request);
            Answer answer = wire.answer();
            assertEquals(status, answer.status(), answer.head());
            assertFalse(new JsonObject(answer.body()).getBoolean("success"));
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"session\":\"".getBytes(StandardCharsets.US_ASCII));
        body.write(0xFF);
        HttpResponse<Buffer> answer = await(door.create(Buffer.buffer(body.toByteArray())));

        assertEquals(400, answer.statusCode());
        assertEquals("Invalid JSON", answer.bodyAsJsonObject().getString("message"));
    }

    @Test
    void compressed_bodies_are_not_unpacked() throws Exception {
        try (Wire wire = new Wire(door.port())) {
            wire.send(head(3).replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n") + "abc");
            assertEquals(415, wire.answer().status());
        }
    }

    @Test
    void hundred_creates_at_once_are_each_made_or_told_to_come_again() throws Exception {
        List<Future<HttpResponse<Buffer>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(door.create(TestDoor.CAMPAIGN));
        }
        await(Future.join(answers));
        int made = 0;
        for (Future<HttpResponse<Buffer>> answer : answers) {
            int status = answer.result().statusCode();
            assertTrue(status == 201 || status == 429, () -> "status " + status);
            made += status == 201 ? 1 : 0;
        }
        assertTrue(made > 0);
        assertEquals(made, door.sessions.campaignsInMemory());
    }

    @Test
    void large_upload_arrives_whole_and_its_requests_stream_back() throws Exception {
        HttpResponse<Buffer> answer = await(door.create(Buffer.buffer(manyContacts(100_000))));
        assertEquals(201, answer.statusCode());
        String id = answer.bodyAsJsonObject().getString("campaignId");
        assertEquals(
                "5511900099999@c.us",
                door.sessions.stored(CampaignId.parse(id)).recipients().chatId(99_999));
        JsonObject listed =
                await(door.get("/api/campaigns/" + id + "/requests")).bodyAsJsonObject();
        assertEquals(100_000, listed.getJsonArray("data").size());
    }
}
