package io.turbozap.session.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.Retention;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.Samples;
import io.turbozap.session.core.Stage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How completed campaigns leave the memory. */
final class EvictionPolicyTest {

    private static final long MUCH = 1_000_000;

    private final List<CampaignId> ids =
            Stream.generate(() -> Samples.campaign(1, 1).id()).limit(4).toList();

    private static List<CampaignId> due(EvictionPolicy evictionPolicy, long now) {
        return evictionPolicy.due(now).stream()
                .map(EvictionPolicy.Completed::campaign)
                .toList();
    }

    @Test
    void more_than_the_number_are_due_longest_completed_first() {
        EvictionPolicy evictionPolicy = new EvictionPolicy(new Retention(2, 1_000_000), MUCH);
        for (int i = 0; i < 4; i++) {
            evictionPolicy.completed(ids.get(i), i, 10);
        }
        assertEquals(ids.subList(0, 2), due(evictionPolicy, 4));
        assertEquals(List.of(), due(evictionPolicy, 5));
    }

    @Test
    void older_than_the_age_are_due_however_few() {
        EvictionPolicy evictionPolicy = new EvictionPolicy(new Retention(100, 1_000), MUCH);
        evictionPolicy.completed(ids.get(0), 0, 10);
        evictionPolicy.completed(ids.get(1), 500, 10);
        assertEquals(List.of(), due(evictionPolicy, 999));
        assertEquals(ids.subList(0, 1), due(evictionPolicy, 1_000));
        assertEquals(ids.subList(1, 2), due(evictionPolicy, 1_500));
    }

    @Test
    void those_that_are_told_late_are_due_at_their_own_time() {
        EvictionPolicy evictionPolicy = new EvictionPolicy(new Retention(100, 1_000), MUCH);
        evictionPolicy.completed(ids.get(0), 5_000, 10);
        evictionPolicy.completed(ids.get(1), 500, 10);
        evictionPolicy.completed(ids.get(2), 2_000, 10);
        assertEquals(List.of(ids.get(1), ids.get(2)), due(evictionPolicy, 3_000));
    }

    @Test
    void none_are_kept_where_none_may_be() {
        EvictionPolicy evictionPolicy = new EvictionPolicy(new Retention(0, 1_000), MUCH);
        evictionPolicy.completed(ids.get(0), 0, 10);
        assertEquals(ids.subList(0, 1), due(evictionPolicy, 0));
    }

    @Test
    void those_that_take_more_memory_than_they_may_are_due_longest_completed_first() {
        EvictionPolicy evictionPolicy = new EvictionPolicy(new Retention(100, 1_000), 25);
        for (int i = 0; i < 4; i++) {
            evictionPolicy.completed(ids.get(i), i, 10);
        }
        assertEquals(ids.subList(0, 2), due(evictionPolicy, 4));
        assertEquals(List.of(), due(evictionPolicy, 5));
    }

    @Test
    void a_retired_campaign_is_gone() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        CommandResult done = stage.done(new SessionCommand.Retire(campaign.id()));
        assertNull(done.campaign());
        assertNull(stage.sessionRegistry.campaign(campaign.id()));
        assertEquals(0, stage.sessionRegistry.campaignCount());
        assertEquals(Refusal.NO_CAMPAIGN, stage.ask(new SessionCommand.Execute(campaign.id())));
    }

    @Test
    void what_is_not_completed_is_not_retired() {
        Stage stage = new Stage();
        Campaign pending = stage.created(1, 1);
        Campaign running = stage.running(1, 2);
        Campaign stopped = stage.running(1, 2);
        stage.stop(stopped);
        for (Campaign campaign : List.of(pending, running, stopped)) {
            stage.done(new SessionCommand.Retire(campaign.id()));
            assertNotNull(stage.sessionRegistry.campaign(campaign.id()));
        }
    }
}
