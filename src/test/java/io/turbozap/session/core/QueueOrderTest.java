package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.Lane;
import io.turbozap.session.command.SessionCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules B13 and C21: whose turn it is. */
final class QueueOrderTest {

    private static List<CampaignId> sent(Stage stage) {
        stage.pass(100 * INTERVAL);
        return stage.gateway.calls.stream().map(ScriptedGateway.Call::campaign).toList();
    }

    @Test
    void campaigns_are_first_come_first_served() {
        Stage stage = new Stage();
        Campaign created = stage.created(1, 2);
        Campaign first = stage.running(1, 2);
        Campaign second = stage.running(1, 1);
        stage.execute(created);
        assertEquals(
                List.of(first.id(), first.id(), second.id(), created.id(), created.id()),
                sent(stage),
                "the order of execution counts, not that of creation");
    }

    @Test
    void replies_go_before_scheduled_messages_before_campaigns() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        Campaign later = stage.running(1, 1);
        Campaign scheduled = stage.running(Lane.SCHEDULED, 1, 1);
        Campaign reply = stage.running(Lane.REPLY, 1, 1);
        Campaign secondScheduled = stage.running(Lane.SCHEDULED, 1, 1);
        assertEquals(
                List.of(campaign.id(), reply.id(), scheduled.id(), secondScheduled.id(), campaign.id(), later.id()),
                sent(stage));
    }

    @Test
    void a_paused_campaign_keeps_its_place_and_others_pass_it() {
        Stage stage = new Stage();
        Campaign first = stage.running(1, 2);
        Campaign second = stage.running(1, 3);
        stage.pause(first);
        stage.until(INTERVAL + 1);
        stage.resume(first);
        assertEquals(List.of(first.id(), second.id(), first.id(), second.id(), second.id()), sent(stage));
    }

    @Test
    void a_stopped_campaign_re_enters_at_the_tail_with_what_is_left() {
        Stage stage = new Stage();
        Campaign first = stage.running(1, 3);
        Campaign second = stage.running(1, 2);
        stage.pass(1_000);
        stage.stop(first);
        stage.execute(first);
        assertEquals(List.of(first.id(), second.id(), second.id(), first.id(), first.id()), sent(stage));
        assertEquals(List.of(0, 0, 1, 1, 2), stage.gateway.indexes());
    }

    @Test
    void executing_a_running_campaign_queues_nothing_twice() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(2, 2);
        stage.execute(campaign);
        stage.pass(1_000);
        stage.execute(campaign);
        assertEquals(4, stage.worker().totalRequests());
        assertEquals(3, stage.worker().pendingRequests());
        assertEquals(4, sent(stage).size());
        assertEquals(List.of(0, 1, 2, 3), stage.gateway.indexes());
    }

    @Test
    void executing_a_paused_campaign_keeps_its_place() {
        Stage stage = new Stage();
        Campaign first = stage.running(1, 2);
        Campaign second = stage.running(1, 1);
        stage.pause(first);
        stage.execute(first);
        assertEquals(List.of(first.id(), first.id(), second.id()), sent(stage));
    }

    @Test
    void creating_a_campaign_again_changes_nothing() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        stage.done(new SessionCommand.Create(campaign, null));
        assertEquals(2, sent(stage).size());
    }
}
