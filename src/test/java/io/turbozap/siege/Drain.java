package io.turbozap.siege;

import static io.turbozap.fixture.Waiting.await;
import static io.turbozap.fixture.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.simulator.Simulator;
import io.turbozap.simulator.message.LedgerEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Campaigns of several sessions that send at a pace, and WAHA's ledger of what came of them. */
final class Drain {

    static final long INTERVAL = 50;
    private static final int SESSIONS = 5;
    /** Sends a second of a machine that is busy with other things. */
    private static final int SLOWEST_RATE = 200;

    private static final long FIRST_PHONE = 351_910_000_000L;

    private final Simulator waha;
    private final int each;

    /** @param seconds how long it may last at the least */
    Drain(Simulator waha, long seconds) {
        this.waha = waha;
        this.each = Math.toIntExact(seconds * 1_000 / INTERVAL);
    }

    void begin(Client client) throws IOException, InterruptedException {
        for (int session = 0; session < SESSIONS; session++) {
            JsonArray phones = new JsonArray();
            for (int contact = 0; contact < each; contact++) {
                phones.add(Long.toString(FIRST_PHONE + contact));
            }
            JsonObject campaign = new JsonObject()
                    .put("session", "drain-" + session)
                    .put("execute", true)
                    .put("contacts", phones)
                    .put(
                            "messages",
                            new JsonArray()
                                    .add(new JsonObject().put("type", "text").put("content", "hello")));
            Client.Answer answer = client.post("/api/campaigns/create", campaign);
            assertEquals(201, answer.status(), answer.body()::encode);
        }
    }

    /** How many messages have left so far. */
    int sent() {
        return sends().size();
    }

    private List<LedgerEntry> sends() {
        return await(waha.sent(null, null)).stream()
                .filter(entry -> entry.session().startsWith("drain-"))
                .toList();
    }

    /** Lets all the rest go at once, and fails unless each message has left exactly once. */
    void endWell(Client client) throws IOException, InterruptedException {
        for (int session = 0; session < SESSIONS; session++) {
            String path = "/api/sessions/drain-" + session + "/pacing";
            until(
                    "the pace of drain-" + session,
                    () -> client.put(path, new JsonObject().put("interval", 0)).status() == 200);
        }
        int all = SESSIONS * each;
        until(() -> all + " sends, but " + sent(), 120 + all / SLOWEST_RATE, () -> sent() >= all);
        Set<String> once = new HashSet<>();
        sends().forEach(entry -> once.add(entry.session() + " " + entry.chat()));
        assertEquals(all, once.size(), "messages that left");
        assertEquals(all, sent(), "sends");
    }
}
