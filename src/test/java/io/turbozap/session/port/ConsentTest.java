package io.turbozap.session.port;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.INTERVAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.Lane;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.core.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule C21: who does not want messages gets none, as decided at the moment of sending. */
final class ConsentTest {

    private final Stage stage = new Stage();

    private static String chat(int contact) {
        return 5511900000000L + contact + "@c.us";
    }

    @Test
    void a_suppressed_number_is_skipped_and_says_why() {
        stage.refused.add(chat(1));
        Campaign campaign = stage.running(2, 3);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 4, 5), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 2), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        SendDetail detail = stage.request(campaign, 2).detail();
        assertNotNull(detail);
        assertEquals("suppressed", detail.reason());
    }

    @Test
    void a_skip_is_no_start_so_the_next_one_goes_at_its_time() {
        stage.refused.add(chat(0));
        stage.refused.add(chat(1));
        stage.running(1, 4);
        stage.pass(HOUR);
        assertEquals(List.of(0L, INTERVAL), stage.gateway.times());
    }

    @Test
    void a_number_that_is_added_meanwhile_gets_nothing_more() {
        Campaign campaign = stage.running(2, 1);
        stage.pass(30_000);
        stage.refused.add(chat(0));
        stage.pass(HOUR);
        assertEquals(List.of(0), stage.gateway.indexes());
        assertEquals(SendState.SKIPPED, stage.state(campaign, 1));
    }

    @Test
    void a_number_that_is_removed_meanwhile_gets_what_is_left() {
        stage.refused.add(chat(1));
        Campaign campaign = stage.running(1, 3);
        stage.pass(30_000);
        stage.refused.clear();
        stage.pass(HOUR);
        assertEquals(3, stage.view(campaign).sendCounts().completed());
    }

    @Test
    void nothing_is_decided_before_the_moment_of_sending() {
        stage.refused.add(chat(1));
        Campaign campaign = stage.running(1, 2);
        stage.until(INTERVAL - 1);
        assertEquals(SendState.PENDING, stage.state(campaign, 1));
        stage.pass(1);
        assertEquals(SendState.SKIPPED, stage.state(campaign, 1));
    }

    @Test
    void scheduled_messages_are_skipped_and_replies_are_not() {
        stage.refused.add(chat(0));
        Campaign scheduled = stage.running(Lane.SCHEDULED, 1, 1);
        Campaign reply = stage.running(Lane.REPLY, 1, 1);
        stage.pass(1_000);
        assertEquals(1, stage.view(scheduled).sendCounts().skipped());
        assertEquals(1, stage.view(reply).sendCounts().completed());
    }

    @Test
    void a_campaign_to_nobody_who_wants_it_completes_at_once() {
        for (int contact = 0; contact < 1_700; contact++) {
            stage.refused.add(chat(contact));
        }
        Campaign campaign = stage.running(1, 1_700);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(1_700, stage.view(campaign).sendCounts().skipped());
        assertEquals(0, stage.worker().pendingRequests());
    }

    @Test
    void skips_that_cannot_be_recorded_have_not_happened() {
        stage.refused.add(chat(0));
        stage.journal.refuse(SessionEvent.SendSkipped.class);
        Campaign campaign = stage.running(1, 2);
        stage.pass(5_000);
        assertEquals(SendState.PENDING, stage.state(campaign, 0));
        assertEquals(List.of(), stage.gateway.calls);
        assertTrue(stage.blockedBy().contains(BlockReason.STORE));
        stage.journal.refuseNothing();
        stage.pass(HOUR);
        assertEquals(new SendCounts(0, 0, 1, 0, 0, 1), stage.view(campaign).sendCounts());
    }

    @Test
    void what_was_skipped_stays_so_over_a_restart() {
        stage.refused.add(chat(0));
        Campaign campaign = stage.running(1, 3);
        stage.pass(1_000);
        Stage next = stage.restarted(HOUR);
        next.pass(HOUR);
        assertEquals(List.of(2), next.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 1), next.view(campaign).sendCounts());
    }

    @Test
    void no_number_is_looked_up_of_who_gets_nothing() {
        Stage checking = new Stage(Stage.CHECKING);
        checking.refused.add(chat(1));
        checking.running(1, 3);
        checking.pass(INTERVAL - 1);
        assertEquals(List.of(chat(0)), checking.gateway.checked);
        checking.pass(HOUR);
        assertEquals(List.of(chat(0), chat(2)), checking.gateway.checked);
    }
}
