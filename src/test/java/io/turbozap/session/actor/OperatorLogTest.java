package io.turbozap.session.actor;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.RECHECK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.fixture.LogLines;
import io.turbozap.session.BlockReason;
import io.turbozap.session.core.ScriptedGateway;
import io.turbozap.session.core.SessionPolicy;
import io.turbozap.session.core.Stage;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log shows of a session at INFO. */
final class OperatorLogTest {

    private final LogLines log = LogLines.capture();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void start_and_end_of_a_campaign_are_one_line_each() {
        Stage stage = Stage.withInterval(0);
        Campaign campaign = stage.running(1, 3);
        stage.pass(HOUR);
        assertEquals(
                List.of(
                        campaign.id()
                                + " of session default started: 3 pending, 0 sent, 0 failed, 0 skipped, 0 uncertain",
                        campaign.id()
                                + " of session default is completed: 0 pending, 3 sent, 0 failed, 0 skipped, 0 uncertain"),
                log.aboveDebug());
    }

    @Test
    void pause_resume_and_stop_are_logged() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 3);
        stage.pause(campaign);
        stage.resume(campaign);
        stage.stop(campaign);
        assertTrue(log.aboveDebug().get(1).contains(" is paused: "), log.aboveDebug()::toString);
        assertTrue(log.aboveDebug().get(2).contains(" goes on: "), log.aboveDebug()::toString);
        assertTrue(log.aboveDebug().get(3).contains(" is stopped: "), log.aboveDebug()::toString);
        assertEquals(4, log.aboveDebug().size());
    }

    @Test
    void failed_request_is_a_warning_with_its_reason_and_without_number_and_text() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.usually = request -> new SendOutcome.ItemRefused("HTTP 400: bad request");
        Campaign campaign = stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(
                List.of("request 0 of " + campaign.id() + " failed: HTTP 400: bad request"), log.atLeastWarnings());
    }

    @Test
    void blocked_session_is_one_line_however_long_it_lasts_and_one_when_it_sends_again() {
        Stage stage = Stage.withInterval(0);
        stage.gateway.blocks(BlockReason.WAHA_UNREACHABLE);
        stage.gateway.state = new SessionHealth.NotWorking(BlockReason.WAHA_UNREACHABLE, "refused");
        stage.running(1, 1);
        stage.pass(HOUR);
        assertEquals(
                List.of("session default is blocked by waha_unreachable: seen WAHA_UNREACHABLE"),
                log.atLeastWarnings());

        stage.gateway.works();
        stage.gateway.state = SessionHealth.Working.INSTANCE;
        stage.pass(2 * RECHECK);

        List<String> lines = log.aboveDebug();
        assertEquals(4, lines.size(), lines::toString);
        assertTrue(lines.get(2).matches("session default sends again, after 36\\d\\d s; waha_unreachable is over"));
    }

    @Test
    void many_failures_are_a_bounded_number_of_lines_that_count_what_was_left_out() {
        Stage stage = new Stage(new SessionPolicy(0, 3, 1_000, RECHECK, Stage.SETTLE_AFTER, /* errorBudget= */ 0));
        stage.gateway.usually = request -> new SendOutcome.ItemRefused("HTTP 400");
        stage.running(1, 1_000);
        stage.pass(ScriptedGateway.LATENCY * 1_000);
        long elapsedSeconds = ScriptedGateway.LATENCY;
        List<String> warnings = log.atLeastWarnings();
        assertTrue(warnings.size() <= 20 + elapsedSeconds / 3 + 1, () -> warnings.size() + " lines");
        assertTrue(
                log.aboveDebug().stream().anyMatch(line -> line.contains("lines about session default were left out")),
                log.aboveDebug()::toString);
    }

    @Test
    void open_outcome_says_that_it_is_looked_for() {
        Stage stage = new Stage();
        stage.gateway.next(new SendOutcome.Unclear("no answer within 30000 ms"));
        Campaign campaign = stage.running(1, 1);
        stage.pass(ScriptedGateway.LATENCY);
        assertEquals(
                List.of("request 0 of " + campaign.id()
                        + " may have been sent, and is looked for: no answer within 30000 ms"),
                log.atLeastWarnings());
    }
}
