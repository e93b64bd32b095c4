package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.fixture.LogLines;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys appear in no log and no answer, and people in no log above DEBUG, however much fails. */
final class SecretsTest {

    private static final String OUR_KEY = "our-very-own-key";
    private static final String WAHA_KEY = "the-key-of-waha";

    private static final String WORDS = "a surprise for you";

    @Test
    void neither_keys_nor_people_leak() {
        try (LogLines log = LogLines.capture()) {
            List<String> answers = new ArrayList<>();
            try (WholeServer whole = WholeServer.start(
                    waha().apiKey(WAHA_KEY), "API_KEY", OUR_KEY, "WAHA_API_KEY", WAHA_KEY, "ERROR_BUDGET", "2")) {
                for (Kind kind : Kind.values()) {
                    if (kind != Kind.HANG && kind != Kind.LATENCY) {
                        await(whole.simulator.fault(Fault.of(kind).times(1)));
                    }
                }
                String campaign = whole.execute("sales", 30, text(WORDS));
                whole.until(() -> "progress, but " + whole.campaign(campaign), () -> {
                    answers.add(whole.get("/api/campaigns/queue/status").bodyAsString());
                    if (whole.status(campaign).equals("paused")) {
                        whole.command(campaign, "resume");
                    }
                    restart(whole);
                    return whole.status(campaign).equals("completed");
                });
                for (String path : List.of("", "/" + campaign, "/" + campaign + "/requests")) {
                    answers.add(whole.get("/api/campaigns" + path).bodyAsString());
                }
                for (String path : List.of("/health", "/health/ready", "/metrics", "/openapi.yaml", "/nowhere")) {
                    answers.add(seen(whole.get(path)));
                }
                answers.add(seen(whole.post("/api/login", new JsonObject().put("apiKey", OUR_KEY))));
                answers.add(seen(whole.post("/api/login", new JsonObject().put("apiKey", WAHA_KEY))));
                answers.add(seen(whole.post("/api/campaigns/create", new JsonObject().put(OUR_KEY.substring(1), 1))));
                assertEquals(30, whole.ledger().accepted() + whole.count(campaign, "failed"));
            }
            assertTrue(log.all().size() > 1);
            assertNone(log.all(), OUR_KEY);
            assertNone(log.all(), WAHA_KEY);
            assertNone(log.aboveDebug(), "55119");
            assertNone(log.aboveDebug(), WORDS);
            assertNone(answers, OUR_KEY);
            assertNone(answers, WAHA_KEY);
        }
    }

    /** A session that was dropped is started again, as somebody would. */
    private static void restart(WholeServer whole) {
        if (whole.rules("sales").contains("session_not_working")) {
            await(whole.simulator.setSession("sales", SessionStatus.WORKING));
        }
    }

    private static String seen(HttpResponse<Buffer> answer) {
        return answer.headers() + answer.bodyAsString();
    }

    private static void assertNone(List<String> lines, String secret) {
        for (String line : lines) {
            assertFalse(line.contains(secret), line);
        }
    }
}
