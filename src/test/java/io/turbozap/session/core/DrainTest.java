package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule C24: no new work, and a wait for what is in flight. */
final class DrainTest {

    private final Stage stage = Stage.withInterval(0);
    private int quiet;

    private void drain() {
        stage.actor.drain(() -> quiet++);
    }

    @Test
    void an_idle_session_is_quiet_at_once() {
        drain();
        assertEquals(1, quiet);
    }

    @Test
    void what_is_in_flight_is_waited_for_and_nothing_more_starts() {
        Campaign campaign = stage.running(1, 3);
        stage.pass(50);
        drain();
        assertEquals(0, quiet);
        stage.pass(Stage.HOUR);
        assertEquals(1, quiet);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(1, stage.view(campaign).sendCounts().completed());
    }

    @Test
    void the_last_outcome_completes_its_campaign() {
        Campaign campaign = stage.running(1, 1);
        drain();
        stage.pass(Stage.HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(1, quiet);
    }

    @Test
    void an_outcome_that_is_being_recorded_is_waited_for_too() {
        stage.running(1, 1);
        stage.journal.latency = 500;
        drain();
        stage.until(ScriptedGateway.LATENCY + 499);
        assertEquals(0, quiet);
        stage.pass(2_000);
        assertEquals(1, quiet);
        assertEquals(1, stage.journal.of(SessionEvent.SendCompleted.class).size());
    }

    @Test
    void commands_are_still_answered_but_start_nothing() {
        Campaign campaign = stage.created(1, 2);
        drain();
        stage.execute(campaign);
        stage.pass(Stage.HOUR);
        assertEquals(List.of(), stage.gateway.calls);
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
    }

    @Test
    void an_open_question_to_waha_is_not_waited_for() {
        stage.gateway.next(new SendOutcome.Unclear("time-out"));
        stage.running(1, 1);
        stage.pass(1_000);
        drain();
        assertEquals(1, quiet);
        int traced = stage.gateway.traced.size();
        stage.pass(Stage.HOUR);
        assertEquals(traced, stage.gateway.traced.size());
    }
}
