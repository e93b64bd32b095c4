package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands given while requests go out as fast as WAHA takes them (rules 12 and 13): nothing is lost or doubled. */
@Tag("slow")
final class CommandStormTest {

    private static final long SEED = 20;

    @Test
    void stopping_and_executing_again_goes_on_where_it_was() {
        interrupted("stop", "execute");
    }

    @Test
    void pausing_and_resuming_goes_on_where_it_was() {
        interrupted("pause", "resume");
    }

    private static void interrupted(String command, String back) {
        try (WholeServer whole = WholeServer.start(waha())) {
            String campaign = whole.execute("sales", 600, text("hello"));
            for (int round = 1; round <= 4; round++) {
                untilSent(whole, 100L * round);
                whole.command(campaign, command);
                untilNothingIsInFlight(whole, campaign);
                long sent = whole.ledger().accepted();
                assertEquals(sent, whole.count(campaign, "completed"));
                assertEquals(sent, whole.ledger().starts());
                whole.command(campaign, back);
            }
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 600);
        }
    }

    @Test
    void executing_twice_queues_nothing_twice() {
        try (WholeServer whole = WholeServer.start(waha())) {
            String campaign = whole.create("sales", 300, text("hello"));
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(whole.posting("/api/campaigns/" + campaign + "/execute"));
            }
            await(Future.all(answers));
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 300);
        }
    }

    @Test
    void stopping_all_holds_every_session_until_all_are_resumed() {
        try (WholeServer whole = WholeServer.start(waha())) {
            List<String> campaigns =
                    List.of(whole.execute("sales", 400, text("hello")), whole.execute("support", 400, text("hello")));
            for (int round = 1; round <= 3; round++) {
                untilSent(whole, 150L * round);
                assertEquals(200, whole.post("/api/campaigns/queue/stop-all").statusCode());
                campaigns.forEach(campaign -> untilNothingIsInFlight(whole, campaign));
                whole.untilBlocked("sales", "held");
                assertEquals(whole.ledger().starts(), whole.ledger().accepted());
                assertEquals(200, whole.post("/api/campaigns/queue/resume-all").statusCode());
            }
            for (String campaign : campaigns) {
                whole.untilStatus(campaign, "completed");
                assertEquals(400, whole.count(campaign, "completed"));
            }
            assertEquals(800, whole.ledger().accepted());
            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    @Test
    void a_storm_of_commands_is_answered_in_full_and_ends_in_order() {
        Random random = new Random(SEED);
        List<String> commands = List.of("execute", "stop", "pause", "resume");
        try (WholeServer whole = WholeServer.start(waha())) {
            String campaign = whole.execute("sales", 500, text("hello"));
            List<Future<HttpResponse<Buffer>>> answers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String command = commands.get(random.nextInt(commands.size()));
                answers.add(whole.posting("/api/campaigns/" + campaign + "/" + command));
            }
            for (Future<HttpResponse<Buffer>> answer : answers) {
                int status = await(answer).statusCode();
                assertTrue(List.of(200, 202, 409).contains(status), "seed " + SEED + " status " + status);
            }
            if (!whole.status(campaign).equals("completed")) {
                whole.command(campaign, "execute");
            }
            whole.untilStatus(campaign, "completed");

            assertSentOnce(whole, campaign, 500);
        }
    }

    @Test
    void two_thousand_campaigns_of_one_session_all_go_out() {
        try (WholeServer whole = WholeServer.start(waha(), "RETAIN_COMPLETED", "5000")) {
            List<Future<HttpResponse<Buffer>>> started = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                started.add(whole.creating("sales", 1, text("message " + i))
                        .compose(created -> whole.posting("/api/campaigns/" + WholeServer.idOf(created) + "/execute")));
            }
            for (Future<HttpResponse<Buffer>> each : started) {
                assertEquals(202, await(each).statusCode());
            }
            whole.until(
                    () -> "2 000 messages, but " + whole.ledger(),
                    () -> whole.ledger().accepted() == 2_000);
            whole.until(() -> "an empty queue", () -> whole.worker("sales").getLong("totalRequests") == 0);

            assertEquals(0, whole.ledger().duplicateCount());
        }
    }

    private static void untilSent(WholeServer whole, long count) {
        whole.until(
                () -> count + " sent, but " + whole.ledger(),
                () -> whole.ledger().accepted() >= count);
    }

    private static void untilNothingIsInFlight(WholeServer whole, String campaign) {
        whole.until(() -> "quiet, but " + whole.campaign(campaign), () -> whole.count(campaign, "executing") == 0);
    }

    private static void assertSentOnce(WholeServer whole, String campaign, int requests) {
        assertEquals(requests, whole.count(campaign, "completed"), () -> whole.campaign(campaign)
                .encode());
        LedgerSnapshot ledger = whole.ledger();
        assertEquals(requests, ledger.accepted());
        assertEquals(requests, ledger.starts());
        assertEquals(0, ledger.duplicateCount());
    }
}
