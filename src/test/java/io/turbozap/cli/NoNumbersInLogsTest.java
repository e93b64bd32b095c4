package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import io.turbozap.fixture.Waiting;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No phone number and no key stands in any line of the log, whatever its level, and whatever others answer and ask for. */
@Tag("slow")
final class NoNumbersInLogsTest {

    /** How all numbers here begin. */
    private static final String MARK = "551198765";

    private static final String SENDER = "+1555198765432";
    private static final String OUR_KEY = "our-very-own-key-0123456789";
    private static final String WAHA_KEY = "the-key-of-waha-0123456789";
    private static final String HMAC_KEY = "the-key-of-webhooks-0123456789";
    private static final String TOKEN = "the-token-of-sms-0123456789";

    @TempDir
    Path directory;

    private static String number(int i) {
        return MARK + String.format("%04d", i);
    }

    @Test
    void nobody_can_be_called_by_what_is_logged() throws Exception {
        List<String> lines;
        try (LogLines log = LogLines.captureEverything()) {
            try (WholeServer whole = WholeServer.start(
                    waha().apiKey(WAHA_KEY),
                    "DATABASE_URL",
                    "sqlite:" + directory.resolve("a.db"),
                    "API_KEY",
                    OUR_KEY,
                    "WAHA_API_KEY",
                    WAHA_KEY,
                    "WAHA_WEBHOOK_HMAC_KEY",
                    HMAC_KEY,
                    "SMS_ACCOUNT_SID",
                    "AC1",
                    "SMS_AUTH_TOKEN",
                    TOKEN,
                    "SMS_FROM",
                    SENDER,
                    "SMS_INTERVAL",
                    "0",
                    "CHECK_NUMBERS",
                    "true",
                    "ERROR_BUDGET",
                    "0")) {
                fail(whole);
                String campaign = campaign(whole, "sales", 40);
                String named = campaign(whole, number(7000), 3);
                sms(whole);
                ask(whole);
                webhooks(whole);
                raw(whole.port());
                for (String id : List.of(campaign, named)) {
                    Waiting.until(() -> "the end of " + whole.campaign(id) + whole.rules("sales"), 120, () -> {
                        settle(whole, id);
                        return whole.status(id).equals("completed");
                    });
                }
            }
            lines = log.all();
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("failed: ")), lines::toString);
        List<String> telling = lines.stream()
                .filter(line -> List.of(MARK, SENDER.substring(1), OUR_KEY, WAHA_KEY, HMAC_KEY, TOKEN).stream()
                        .anyMatch(line::contains))
                .toList();
        assertEquals(List.of(), telling);
    }

    /** All that WAHA can answer, with the number in its own words. */
    private static void fail(WholeServer whole) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.HANG && kind != Kind.LATENCY) {
                await(whole.simulator.fault(Fault.of(kind).times(1)));
            }
        }
        for (String words : List.of("No LID for user " + number(1) + "@c.us", "cannot reach +55 11 98765-0001")) {
            await(whole.simulator.fault(Fault.engineFailure(words).times(2)));
        }
    }

    private static String campaign(WholeServer whole, String session, int contacts) {
        JsonObject form = new JsonObject()
                .put("session", session)
                .put("execute", true)
                .put("messages", new JsonArray().add(text("hello {name|you}")))
                .put(
                        "contacts",
                        new JsonArray(IntStream.range(0, contacts)
                                .mapToObj(NoNumbersInLogsTest::number)
                                .toList()));
        return WholeServer.idOf(whole.post("/api/campaigns/create", form));
    }

    private static void settle(WholeServer whole, String campaign) {
        for (String session : List.of("sales", number(7000))) {
            if (whole.rules(session).contains("session_not_working")) {
                await(whole.simulator.setSession(session, SessionStatus.WORKING));
            }
        }
        whole.post("/api/campaigns/" + campaign + "/uncertain", new JsonObject().put("action", "accept"));
    }

    private static void sms(WholeServer whole) {
        whole.post(
                "/scheduled",
                new JsonObject()
                        .put("messageType", "SMS")
                        .put("type", "sms")
                        .put("phoneNumber", "+" + number(8000))
                        .put("to", "+" + number(8000))
                        .put("message", "hello"));
    }

    /** What people and scripts ask for, right and wrong, with numbers in paths, queries and bodies. */
    private static void ask(WholeServer whole) {
        String one = number(8001);
        for (String path : List.of(
                "/api/suppressions",
                "/api/suppressions/" + one,
                "/api/recipients/" + one,
                "/contacts/" + one,
                "/contacts?search=" + one,
                "/scheduled/" + one,
                "/delivered/" + one,
                "/api/campaigns/" + one,
                "/api/campaigns/" + one + "/requests?contact=" + one,
                "/api/campaigns/recipients?campaignId=" + one,
                "/api/sessions/" + one,
                "/api/sessions/" + one + "/pacing",
                "/api/sessions/" + one + "/webhook",
                "/nowhere/" + one,
                "/?sessionId=" + one,
                "/socket.io/?EIO=4&transport=polling&sid=" + one)) {
            for (HttpMethod method :
                    List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.PATCH)) {
                whole.send(method, path, null);
                whole.send(
                        method,
                        path,
                        new JsonObject()
                                .put("phone", one)
                                .put("name", one)
                                .put("reason", one)
                                .put(one, one)
                                .put("interval", one));
            }
        }
        whole.post("/api/sessions/" + one + "/connect", new JsonObject());
        whole.post("/api/suppressions", new JsonArray().add(one).add("+55 (11) 98765-8002"));
        whole.post("/api/login", new JsonObject().put("apiKey", OUR_KEY + "x"));
        whole.post(
                "/api/webhooks",
                new JsonObject()
                        .put("url", "https://127.0.0.1:1/" + one)
                        .put("events", new JsonArray().add("delivery.failed")));
    }

    /** Signed by nobody, as a stranger posts them. */
    private static void webhooks(WholeServer whole) {
        JsonObject payload = new JsonObject()
                .put("id", "true_" + number(1) + "@c.us_AAAA")
                .put("from", number(1) + "@c.us")
                .put("ack", 3)
                .put("body", "STOP " + number(2));
        for (String event : List.of("message", "message.ack", "session.status", number(3))) {
            whole.post(
                    "/webhooks/waha",
                    new JsonObject()
                            .put("event", event)
                            .put("session", number(7000))
                            .put("payload", payload));
        }
    }

    /** What is hardly HTTP. */
    private static void raw(int port) throws IOException {
        String one = number(9001);
        for (String words : List.of(
                "GET /" + one + " HTTP/9.9\r\n\r\n",
                "G\u0001T /" + one + "\r\n\r\n",
                "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + OUR_KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + one + "\r\n\r\n{\"" + one,
                "POST /api/campaigns/create HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + OUR_KEY
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + one + "zz\r\n",
                "GET /contacts/%zz" + one + "?x=%" + one + " HTTP/1.1\r\nHost: localhost\r\n" + one + "\r\n\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(words.getBytes(UTF_8));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                // as it likes
            }
        }
    }
}
