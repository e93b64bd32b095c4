package io.turbozap.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How completed campaigns leave the memory. */
final class RetirementTest {

    private static final long MUCH = 1_000_000;

    private final List<CampaignId> ids =
            Stream.generate(() -> Samples.campaign(1, 1).id()).limit(4).toList();

    private static List<CampaignId> due(Retirement retirement, long now) {
        return retirement.due(now).stream().map(Retirement.Completed::campaign).toList();
    }

    @Test
    void more_than_the_number_are_due_longest_completed_first() {
        Retirement retirement = new Retirement(new Retention(2, 1_000_000), MUCH);
        for (int i = 0; i < 4; i++) {
            retirement.completed(ids.get(i), i, 10);
        }
        assertEquals(ids.subList(0, 2), due(retirement, 4));
        assertEquals(List.of(), due(retirement, 5));
    }

    @Test
    void older_than_the_age_are_due_however_few() {
        Retirement retirement = new Retirement(new Retention(100, 1_000), MUCH);
        retirement.completed(ids.get(0), 0, 10);
        retirement.completed(ids.get(1), 500, 10);
        assertEquals(List.of(), due(retirement, 999));
        assertEquals(ids.subList(0, 1), due(retirement, 1_000));
        assertEquals(ids.subList(1, 2), due(retirement, 1_500));
    }

    @Test
    void those_that_are_told_late_are_due_at_their_own_time() {
        Retirement retirement = new Retirement(new Retention(100, 1_000), MUCH);
        retirement.completed(ids.get(0), 5_000, 10);
        retirement.completed(ids.get(1), 500, 10);
        retirement.completed(ids.get(2), 2_000, 10);
        assertEquals(List.of(ids.get(1), ids.get(2)), due(retirement, 3_000));
    }

    @Test
    void none_are_kept_where_none_may_be() {
        Retirement retirement = new Retirement(new Retention(0, 1_000), MUCH);
        retirement.completed(ids.get(0), 0, 10);
        assertEquals(ids.subList(0, 1), due(retirement, 0));
    }

    @Test
    void those_that_take_more_memory_than_they_may_are_due_longest_completed_first() {
        Retirement retirement = new Retirement(new Retention(100, 1_000), 25);
        for (int i = 0; i < 4; i++) {
            retirement.completed(ids.get(i), i, 10);
        }
        assertEquals(ids.subList(0, 2), due(retirement, 4));
        assertEquals(List.of(), due(retirement, 5));
    }

    @Test
    void a_retired_campaign_is_gone() {
        Stage stage = new Stage();
        Campaign campaign = stage.running(1, 1);
        stage.pass(1_000);
        SessionReply.Done done = stage.done(new SessionCommand.Retire(campaign.id()));
        assertNull(done.campaign());
        assertNull(stage.board.campaign(campaign.id()));
        assertEquals(0, stage.board.campaignCount());
        assertEquals(SessionReply.NotFound.INSTANCE, stage.ask(new SessionCommand.Execute(campaign.id())));
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
            assertNotNull(stage.board.campaign(campaign.id()));
        }
    }
}
