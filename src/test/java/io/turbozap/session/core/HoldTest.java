package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.SessionCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules B12 and B13: stop-all holds every lane, resume-all and execute release. */
final class HoldTest {

    private final Stage stage = new Stage();

    private void hold() {
        stage.done(SessionCommand.Hold.INSTANCE);
    }

    private void release() {
        stage.done(SessionCommand.Release.INSTANCE);
    }

    @Test
    void a_hold_keeps_every_lane_back() {
        hold();
        Campaign campaign = stage.created(1, 1);
        stage.running(1, 2);
        hold();
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size(), "the one that was executed during the first hold");
        for (Lane lane : Lane.values()) {
            stage.created(lane, 1, 1);
        }
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals(CampaignStatus.PENDING, stage.status(campaign));
    }

    @Test
    void a_held_campaign_is_paused_by_stop_all_and_loses_nothing() {
        Campaign campaign = stage.running(1, 3);
        stage.pass(1_000);
        hold();
        assertEquals(CampaignStatus.PAUSED, stage.status(campaign));
        assertEquals("stop_all", stage.view(campaign).pausedBy());
        assertEquals(List.of(BlockReason.HELD), stage.blockedBy());
        assertNull(stage.worker().nextSendAt());
        assertFalse(stage.worker().active());
        stage.pass(Stage.HOUR);
        release();
        assertEquals(CampaignStatus.RUNNING, stage.status(campaign));
        assertTrue(stage.worker().active());
        stage.pass(Stage.HOUR);
        assertEquals(List.of(0, 1, 2), stage.gateway.indexes());
    }

    @Test
    void execute_releases_this_campaign_only() {
        Campaign held = stage.running(1, 3);
        Campaign executed = stage.running(1, 2);
        stage.pass(1_000);
        hold();
        stage.execute(executed);
        assertEquals(CampaignStatus.RUNNING, stage.status(executed));
        assertEquals(CampaignStatus.PAUSED, stage.status(held));
        stage.pass(Stage.HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(executed));
        assertEquals(1, stage.view(held).sendCounts().completed());
        assertEquals(3, stage.gateway.calls.size());
    }

    @Test
    void a_second_hold_takes_the_release_back() {
        Campaign campaign = stage.running(1, 3);
        hold();
        stage.execute(campaign);
        hold();
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals("stop_all", stage.view(campaign).pausedBy());
    }

    @Test
    void a_campaign_released_and_stopped_is_held_when_it_is_not_executed_again() {
        Campaign campaign = stage.running(1, 3);
        hold();
        stage.execute(campaign);
        stage.stop(campaign);
        assertEquals(CampaignStatus.STOPPED, stage.status(campaign));
        stage.execute(campaign);
        stage.pass(Stage.HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void resume_is_no_release() {
        Campaign campaign = stage.running(1, 3);
        stage.pause(campaign);
        hold();
        stage.resume(campaign);
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals("stop_all", stage.view(campaign).pausedBy());
    }

    @Test
    void a_campaign_paused_by_hand_stays_so_when_the_hold_ends() {
        Campaign campaign = stage.running(1, 3);
        stage.pause(campaign);
        hold();
        release();
        stage.pass(Stage.HOUR);
        assertEquals(1, stage.gateway.calls.size());
        assertEquals("operator", stage.view(campaign).pausedBy());
    }

    @Test
    void holding_and_releasing_twice_records_nothing_twice() {
        hold();
        hold();
        release();
        release();
        assertEquals(
                List.of(SessionEvent.SessionHeld.INSTANCE, SessionEvent.SessionReleased.INSTANCE),
                stage.journal.events);
    }

    @Test
    void what_is_in_flight_when_the_hold_begins_is_finished() {
        Campaign campaign = stage.running(1, 1);
        hold();
        stage.pass(INTERVAL);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }
}
