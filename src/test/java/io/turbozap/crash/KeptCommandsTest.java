package io.turbozap.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.message.LedgerEntry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was acknowledged holds, though the server is killed right after the answer. */
@Tag("slow")
final class KeptCommandsTest {

    private static final String SUPPRESSED = "5511955550001";
    private static final String SINGLE = "a single message";
    /** Longer than it takes to give some orders. */
    private static final long SOON_MILLIS = 4_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void what_was_stopped_deleted_suppressed_or_paced_stays_so(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, kind.fresh(directory), Waha.BEST.options(0))) {
            Ask deleted;
            try (ServerProcess server = ground.ready()) {
                deleted = ground.created("sales", 3, 1);
                ground.running("sales", 40, 1);
                ground.untilSends(5);
                accepted(ground.api.delete("/api/campaigns/" + deleted.id));
                accepted(ground.api.put("/api/sessions/slow/pacing", new JsonObject().put("interval", 77_000)));
                accepted(ground.api.post("/api/suppressions", new JsonObject().put("phone", SUPPRESSED)));
                accepted(ground.api.post("/api/campaigns/queue/stop-all"));
                server.kill();
            }
            deleted.createAcknowledged = false;
            int sends = ground.wire.total();
            try (ServerProcess server = ground.ready()) {
                ground.untilBlocked("sales", "held");
                assertEquals(404, ground.api.get("/api/campaigns/" + deleted.id).status());
                assertTrue(said(ground, "/api/sessions/slow/pacing").contains("77000"));
                assertTrue(said(ground, "/api/suppressions").contains(SUPPRESSED));
                assertEquals(sends, ground.wire.total());

                accepted(ground.api.post("/api/campaigns/queue/resume-all"));
                ground.endWell(server);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_due_while_the_server_was_down_is_sent_late_and_once(StoreKind kind)
            throws IOException, InterruptedException {
        try (Ground ground = new Ground(directory, kind.fresh(directory), Waha.BEST.options(0))) {
            long due;
            try (ServerProcess server = ground.ready()) {
                due = System.currentTimeMillis() + SOON_MILLIS;
                Ask campaign = ground.asks.note("sales", 3, 1);
                campaign.startsAt = due;
                Person.create(ground.api, campaign);
                assertTrue(campaign.createAcknowledged);
                accepted(ground.api.post(
                        "/scheduled",
                        new JsonObject()
                                .put("recipient", "5511966660001")
                                .put("message", SINGLE)
                                .put("sendAt", due)
                                .put("channel", "whatsapp")));
                server.kill();
            }
            assertEquals(0, ground.wire.total());
            ground.until("the time", () -> System.currentTimeMillis() > due);
            try (ServerProcess server = ground.ready()) {
                ground.untilSends(4);
                assertEquals(0, server.terminate(), server.output());
            }
            List<String> sent = Ground.await(ground.simulator.sent(null, null)).stream()
                    .map(LedgerEntry::content)
                    .sorted()
                    .toList();
            String campaign = "campaign 0 message 0";
            assertEquals(List.of(SINGLE, campaign, campaign, campaign), sent);
        }
    }

    private static String said(Ground ground, String path) throws IOException, InterruptedException {
        return ground.api.get(path).body().encode();
    }

    private static void accepted(Api.Answer answer) {
        assertEquals(2, answer.status() / 100, () -> answer.status() + " " + answer.body());
    }
}
