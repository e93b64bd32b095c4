package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import io.turbozap.simulator.fault.Fault.Target;
import io.turbozap.simulator.ledger.LedgerSnapshot;
import io.turbozap.simulator.model.SessionStatus;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What says nothing about the item blocks the session, fails nothing, and ends by itself (rule 19). */
final class OutsideFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, unauthorized",
        "FORBIDDEN, forbidden",
        "NO_SUCH_PATH, wrong_path",
        "NOT_READY, session_not_working",
        "TOO_MANY_REQUESTS, rate_limited",
        "NOT_IMPLEMENTED, not_implemented",
        "RATE_OVERLIMIT, rate_overlimit",
        "RESTRICTED, account_restricted"
    })
    void a_fault_beyond_the_item_blocks_under_its_name_until_it_ends(Kind kind, String rule) {
        try (WholeServer whole = WholeServer.start(waha())) {
            await(whole.simulator.fault(Fault.of(kind)));
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilBlocked("sales", rule);
            untilSeveralLooks(whole);
            assertTrue(whole.worker("sales").getBoolean("isActive"));
            assertEquals(0, whole.ledger().accepted());
            assertEquals(0, whole.count(campaign, "failed"));

            await(whole.simulator.clearFaults());
            whole.untilStatus(campaign, "completed");

            assertAllSentOnce(whole, campaign, 5);
        }
    }

    /** More than the quick retries. */
    private static void untilSeveralLooks(WholeServer whole) {
        whole.until(
                () -> "more than quick retries, but " + whole.ledger(),
                () -> whole.ledger().starts() > 3);
    }

    @Test
    void a_wrong_key_blocks_and_fails_nothing() {
        try (WholeServer whole = WholeServer.start(waha().apiKey("right"), "WAHA_API_KEY", "wrong")) {
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilBlocked("sales", "unauthorized");

            assertEquals(0, whole.ledger().accepted());
            assertEquals(0, whole.count(campaign, "failed"));
            assertEquals("running", whole.status(campaign));
        }
    }

    @Test
    void a_wrong_path_blocks_and_fails_nothing() {
        try (WholeServer whole = WholeServer.start(waha(), "WAHA_PATH_TEXT", "/api/sendTxt")) {
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilBlocked("sales", "wrong_path");

            assertEquals(0, whole.count(campaign, "failed"));
        }
    }

    @Test
    void an_unreachable_waha_is_waited_for() {
        try (WholeServer whole = WholeServer.start(waha())) {
            await(whole.simulator.goDown());
            String campaign = whole.execute("sales", 5, text("hello"));
            whole.untilBlocked("sales", "waha_unreachable");
            assertEquals(0, whole.count(campaign, "failed"));

            await(whole.simulator.comeUp());
            whole.untilStatus(campaign, "completed");

            assertAllSentOnce(whole, campaign, 5);
        }
    }

    @Test
    void a_waha_that_goes_and_comes_in_the_middle_loses_and_doubles_nothing() {
        try (WholeServer whole = WholeServer.start(waha())) {
            String campaign = whole.execute("sales", 600, text("hello"));
            for (int round = 1; round <= 3; round++) {
                int goal = 100 * round;
                whole.until(
                        () -> goal + " sent, but " + whole.ledger(),
                        () -> whole.ledger().accepted() >= goal);
                await(whole.simulator.goDown());
                whole.untilBlocked("sales", "waha_unreachable");
                await(whole.simulator.comeUp());
            }
            whole.untilStatus(campaign, "completed");

            assertAllSentOnce(whole, campaign, 600);
        }
    }

    @ParameterizedTest
    @CsvSource({"STOPPED", "FAILED", "SCAN_QR_CODE", "STARTING"})
    void a_dropped_session_is_waited_for(SessionStatus status) {
        try (WholeServer whole = WholeServer.start(waha().sessions("sales"))) {
            await(whole.simulator.fault(Fault.of(Kind.SESSION_DROP).into(status).times(1)));
            String campaign = whole.execute("sales", 20, text("hello"));
            if (status != SessionStatus.STARTING) { // which ends by itself
                whole.untilBlocked("sales", "session_not_working");
                assertEquals(0, whole.count(campaign, "failed"));
                await(whole.simulator.setSession("sales", SessionStatus.WORKING));
            }
            whole.untilStatus(campaign, "completed");

            assertAllSentOnce(whole, campaign, 20);
        }
    }

    @Test
    void a_session_that_does_not_exist_is_waited_for_while_others_send() {
        try (WholeServer whole = WholeServer.start(waha().autoStart(false).sessions("other"))) {
            String waiting = whole.execute("sales", 5, text("hello"));
            String sending = whole.execute("other", 5, text("hello"));
            whole.untilStatus(sending, "completed");
            whole.untilBlocked("sales", "session_not_working");

            await(whole.simulator.setSession("sales", SessionStatus.WORKING));
            whole.untilStatus(waiting, "completed");

            assertAllSentOnce(whole, waiting, 5);
        }
    }

    @Test
    void a_blocked_session_is_looked_at_and_not_sent_to() {
        try (WholeServer whole = WholeServer.start(waha().sessions("sales"))) {
            await(whole.simulator.setSession("sales", SessionStatus.FAILED));
            whole.execute("sales", 5, text("hello"));
            whole.untilBlocked("sales", "session_not_working");
            await(whole.simulator.fault(Fault.of(Kind.UNAVAILABLE).on(Target.SESSION)));
            whole.untilBlocked("sales", "unavailable"); // a look, after the quick retries

            assertEquals(3, whole.ledger().starts());
        }
    }

    @Test
    void what_says_something_about_the_item_fails_it_alone() {
        try (WholeServer whole = WholeServer.start(waha())) {
            for (Kind kind : new Kind[] {Kind.TYPE_ERROR, Kind.FILE_NOT_FOUND, Kind.PLUS_ONLY}) {
                await(whole.simulator.fault(Fault.of(kind).times(1)));
            }
            String campaign = whole.execute("sales", 10, text("hello"));
            whole.untilStatus(campaign, "completed");

            assertEquals(3, whole.count(campaign, "failed"));
            assertEquals(7, whole.count(campaign, "completed"));
            assertEquals(7, whole.ledger().accepted());
        }
    }

    @Test
    void a_file_that_cannot_be_had_fails_its_item() {
        JsonObject photo = new JsonObject().put("type", "photo").put("content", "https://files.example.com/a.jpg");
        try (WholeServer whole = WholeServer.start(waha())) {
            await(whole.simulator.fault(Fault.of(Kind.MEDIA_UNREACHABLE).times(1)));
            String campaign = whole.execute("sales", 3, photo);
            whole.untilStatus(campaign, "completed");

            assertEquals(1, whole.count(campaign, "failed"));
            assertEquals(2, whole.ledger().accepted());
        }
    }

    @Test
    void failures_in_a_row_pause_the_campaign_which_says_so_and_can_go_on() {
        try (WholeServer whole = WholeServer.start(waha(), "ERROR_BUDGET", "4")) {
            await(whole.simulator.fault(Fault.of(Kind.TYPE_ERROR)));
            String campaign = whole.execute("sales", 20, text("hello"));
            whole.untilStatus(campaign, "paused");
            assertEquals("error_budget", whole.campaign(campaign).getString("pausedBy"));
            assertEquals(4, whole.count(campaign, "failed"));

            await(whole.simulator.clearFaults());
            whole.command(campaign, "resume");
            whole.untilStatus(campaign, "completed");

            assertEquals(4, whole.count(campaign, "failed"));
            assertEquals(16, whole.ledger().accepted());
        }
    }

    private static void assertAllSentOnce(WholeServer whole, String campaign, int requests) {
        assertEquals(requests, whole.count(campaign, "completed"), () -> whole.campaign(campaign)
                .encode());
        LedgerSnapshot ledger = whole.ledger();
        assertEquals(0, ledger.duplicateCount());
        for (String contact : WholeServer.contacts(requests)) {
            assertEquals(1, await(whole.simulator.sentTo("sales", contact)), "sent to one contact");
        }
    }
}
