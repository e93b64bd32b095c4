package io.turbozap.session.core;

import static io.turbozap.session.core.Stage.HOUR;
import static io.turbozap.session.core.Stage.MEDIA_SETTLE_AFTER;
import static io.turbozap.session.core.Stage.RECHECK;
import static io.turbozap.session.core.Stage.SETTLE_AFTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.SendOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** BEHAVIOUR 20: every send carries an id where the engine takes one, and what carried one that is taken goes again at once. */
final class OwnIdsTest {

    private static final SendOutcome UNCLEAR = new SendOutcome.Unclear("HTTP 502");
    private static final String FORM = "3EB0[0-9A-F]{18}";

    private final Stage stage = Stage.withInterval(0);
    private final ScriptedGateway gateway = stage.gateway;

    private List<String> ids() {
        return gateway.calls.stream()
                .map(call -> String.valueOf(call.messageId()))
                .toList();
    }

    @Test
    void every_send_carries_an_id_of_its_own_also_the_first_and_without_an_interval() {
        gateway.form = Stage.IDS;
        stage.running(1, 5);
        stage.pass(HOUR);
        assertTrue(ids().stream().allMatch(id -> id.matches(FORM)), ids().toString());
        assertEquals(5, new HashSet<>(ids()).size());
        assertEquals(1, gateway.formsAsked.size(), "and costs one question for all of them");
    }

    @Test
    void messages_with_a_file_carry_one_too() {
        gateway.form = Stage.IDS;
        stage.running(Samples.photo(2));
        stage.pass(HOUR);
        assertTrue(ids().stream().allMatch(id -> id.matches(FORM)), ids().toString());
    }

    @Test
    void a_text_that_is_absent_goes_again_with_its_id_before_it_can_no_longer_turn_up() {
        gateway.form = Stage.IDS;
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        stage.pass(SETTLE_AFTER / 2);
        assertEquals(2, gateway.calls.size());
        assertEquals(ids().get(0), ids().get(1));
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void a_file_goes_again_early_only_once_an_answer_showed_that_its_id_is_taken() {
        gateway.form = Stage.IDS;
        gateway.next(UNCLEAR);
        stage.running(Samples.photo(1));
        stage.until(MEDIA_SETTLE_AFTER);
        assertEquals(1, gateway.calls.size(), "WAHA's contract has no ids for files");
        stage.pass(HOUR);
        assertEquals(2, gateway.calls.size());
        gateway.next(UNCLEAR);
        stage.running(Samples.photo(1));
        stage.pass(SETTLE_AFTER / 2);
        assertEquals(4, gateway.calls.size());
    }

    @Test
    void where_an_answer_shows_that_ids_are_ignored_none_is_chosen_and_none_is_trusted() {
        gateway.form = Stage.IDS;
        gateway.takesIds = false;
        stage.running(1, 1);
        stage.pass(1_000);
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        stage.pass(SETTLE_AFTER / 2);
        assertNull(gateway.calls.get(1).messageId());
        assertEquals(2, gateway.calls.size());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        stage.pass(HOUR);
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void an_id_that_was_ignored_is_no_licence_to_send_again_what_was_already_in_doubt() {
        gateway.form = Stage.IDS;
        gateway.takesIds = false;
        gateway.next(new SendOutcome.Unclear("time-out", SendOutcome.Work.AWAITED));
        stage.running(1, 1);
        gateway.lookupResult = new LookupResult.NoAnswer(BlockReason.SESSION_NOT_WORKING, "away");
        stage.pass(1_000);
        gateway.progress.get(0).ended(new SendOutcome.Sent("OTHER"));
        gateway.lookupResult = LookupResult.Absent.INSTANCE;
        gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 1);
        stage.pass(SETTLE_AFTER / 2);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
    }

    @Test
    void an_engine_that_did_not_answer_is_asked_again_later_and_one_without_ids_much_later() {
        gateway.form = null;
        stage.running(1, 3);
        stage.pass(1_000);
        assertEquals(1, gateway.formsAsked.size());
        stage.until(RECHECK + 1_000);
        gateway.form = MessageIdForm.NONE;
        stage.running(1, 3);
        stage.pass(1_000);
        assertEquals(2, gateway.formsAsked.size());
        stage.pass(500_000);
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(2, gateway.formsAsked.size());
        stage.pass(200_000);
        gateway.form = Stage.IDS;
        stage.running(1, 1);
        stage.pass(1_000);
        assertEquals(3, gateway.formsAsked.size());
        assertTrue(ids().get(ids().size() - 1).matches(FORM));
    }

    @Test
    void ids_are_not_the_same_twice() {
        Set<String> ids = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            assertTrue(ids.add(Stage.IDS.next(random)));
        }
    }
}
