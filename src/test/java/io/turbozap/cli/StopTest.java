package io.turbozap.cli;

import static io.turbozap.cli.WholeServer.await;
import static io.turbozap.cli.WholeServer.text;
import static io.turbozap.cli.WholeServer.waha;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.LogLines;
import io.turbozap.session.CampaignView;
import io.turbozap.simulator.fault.Fault;
import io.turbozap.simulator.fault.Fault.Kind;
import org.junit.jupiter.api.Test;

/** The end of a server, as SIGTERM asks for it (rule 24). */
final class StopTest {

    @Test
    void what_is_in_flight_ends_and_nothing_new_starts() {
        try (WholeServer whole = WholeServer.start(waha().latencyMillis(200))) {
            String campaign = inFlight(whole);
            whole.stop();

            assertEquals(1, whole.ledger().starts());
            assertEquals(1, whole.ledger().accepted());
            assertEquals(1, view(whole, campaign).sendCounts().of(SendState.COMPLETED));
            assertEquals(2, view(whole, campaign).sendCounts().of(SendState.PENDING));
        }
    }

    @Test
    void what_hangs_is_left_after_the_grace_and_stays_accounted_for() {
        try (WholeServer whole = WholeServer.start(waha(), "SHUTDOWN_GRACE", "150")) {
            await(whole.simulator.fault(Fault.of(Kind.HANG).butRecorded()));
            String campaign = inFlight(whole);
            whole.stop();

            assertEquals(1, whole.ledger().starts());
            assertEquals(1, view(whole, campaign).sendCounts().of(SendState.EXECUTING));
            assertEquals(2, view(whole, campaign).sendCounts().of(SendState.PENDING));
        }
    }

    @Test
    void a_stop_blames_nobody() {
        try (LogLines log = LogLines.capture()) {
            WholeServer whole = WholeServer.start(waha(), "SESSION_RECHECK_INTERVAL", "1");
            whole.untilStatus(whole.execute("sales", 3, text("hello")), "completed");
            whole.close();

            assertTrue(
                    log.atLeastWarnings().isEmpty(), () -> log.atLeastWarnings().toString());
        }
    }

    /** Executes three requests and waits until the first is with WAHA. */
    private static String inFlight(WholeServer whole) {
        String campaign = whole.execute("sales", 3, text("hello"));
        whole.until(
                () -> "a request in flight, but " + whole.ledger(),
                () -> whole.ledger().starts() == 1);
        return campaign;
    }

    private static CampaignView view(WholeServer whole, String campaign) {
        CampaignView view = whole.server.sessions().queries().campaign(CampaignId.parse(campaign));
        if (view == null) {
            throw new AssertionError("campaign is gone");
        }
        return view;
    }
}
