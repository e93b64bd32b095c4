package io.turbozap.session.core;

import static io.turbozap.fixture.Refusal.assertRefused;
import static io.turbozap.session.core.Stage.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.turbozap.actor.CommandException.Code;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.fixture.Refusal;
import io.turbozap.session.SendDetail;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule C20: what nobody can tell is the operator's to decide. */
final class OperatorSettleTest {

    private static final SendOutcome UNCLEAR = new SendOutcome.Unclear("time-out");

    private final Stage stage = Stage.withInterval(0);

    private Object settle(Campaign campaign, UncertainAction action, @Nullable List<Integer> requests) {
        return stage.ask(new SessionCommand.Settle(campaign.id(), action, requests));
    }

    private void settled(Campaign campaign, UncertainAction action, @Nullable List<Integer> requests) {
        assertInstanceOf(CommandResult.class, settle(campaign, action, requests));
    }

    /** Completed with requests 0 and 1 of 4 uncertain. */
    private Campaign uncertain() {
        stage.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.gateway.next(UNCLEAR, UNCLEAR);
        Campaign campaign = stage.running(1, 4);
        stage.pass(1_000);
        assertEquals(new SendCounts(0, 0, 2, 0, 2, 0), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        return campaign;
    }

    @Test
    void accepted_they_are_completed_and_nothing_is_sent() {
        Campaign campaign = uncertain();
        settled(campaign, UncertainAction.ACCEPT, null);
        stage.pass(HOUR);
        assertEquals(4, stage.gateway.calls.size());
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void resent_they_are_sent_once_more_and_the_campaign_completes_again() {
        Campaign campaign = uncertain();
        settled(campaign, UncertainAction.RESEND, null);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2, 3, 0, 1), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 4, 0, 0, 0), stage.view(campaign).sendCounts());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
        assertEquals(2, stage.request(campaign, 0).detail().attempts());
    }

    @Test
    void only_those_that_are_named_are_decided() {
        Campaign campaign = uncertain();
        settled(campaign, UncertainAction.RESEND, List.of(1));
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2, 3, 1), stage.gateway.indexes());
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
    }

    @Test
    void a_resend_is_exempt_from_order() {
        stage.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.gateway.next(UNCLEAR);
        Campaign campaign = stage.running(3, 1);
        stage.pass(150);
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        settled(campaign, UncertainAction.RESEND, List.of(0));
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 0, 2), stage.gateway.indexes());
    }

    @Test
    void what_is_not_uncertain_is_refused_and_nothing_is_decided() {
        Campaign campaign = uncertain();
        for (int index : List.of(2, -1, 4, Integer.MAX_VALUE)) {
            assertEquals(
                    new Refusal(Code.CONFLICT, "Request " + index + " is not uncertain"),
                    settle(campaign, UncertainAction.ACCEPT, List.of(0, index)));
        }
        assertEquals(SendState.UNCERTAIN, stage.state(campaign, 0));
        settled(campaign, UncertainAction.ACCEPT, null);
        assertRefused(Code.CONFLICT, settle(campaign, UncertainAction.ACCEPT, null));
        assertRefused(Code.CONFLICT, settle(campaign, UncertainAction.RESEND, List.of()));
    }

    @Test
    void named_twice_it_is_decided_once() {
        Campaign campaign = uncertain();
        settled(campaign, UncertainAction.RESEND, List.of(0, 0));
        assertEquals(1, stage.journal.of(SessionEvent.SendReturned.class).size());
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 2, 3, 0), stage.gateway.indexes());
    }

    @Test
    void accepted_while_it_is_being_settled_the_session_goes_on_at_once() {
        stage.gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        assertEquals(List.of(0), stage.gateway.indexes());
        settled(campaign, UncertainAction.ACCEPT, List.of(0));
        assertEquals(List.of(0, 1), stage.gateway.indexes());
        stage.pass(HOUR);
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void resent_while_it_is_being_settled_it_is_sent_once_more_only() {
        stage.gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 2);
        stage.pass(1_000);
        settled(campaign, UncertainAction.RESEND, List.of(0));
        stage.pass(HOUR);
        assertEquals(List.of(0, 0, 1), stage.gateway.indexes());
        assertEquals(CampaignStatus.COMPLETED, stage.status(campaign));
    }

    @Test
    void decided_while_waha_is_asked_the_answer_comes_too_late() {
        stage.gateway.next(UNCLEAR);
        stage.gateway.lookupResult = new LookupResult.Found("X");
        Campaign campaign = stage.running(1, 1);
        stage.pass(100);
        assertEquals(1, stage.gateway.traced.size(), "asked, not answered");
        settled(campaign, UncertainAction.RESEND, null);
        stage.pass(HOUR);
        assertEquals(List.of(0, 0), stage.gateway.indexes());
        assertEquals(new SendCounts(0, 0, 1, 0, 0, 0), stage.view(campaign).sendCounts());
    }

    @Test
    void in_a_stopped_campaign_it_is_left_until_that_is_executed() {
        stage.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        stage.gateway.next(UNCLEAR);
        Campaign campaign = stage.running(1, 3);
        stage.pass(150);
        stage.stop(campaign);
        stage.pass(1_000);
        settled(campaign, UncertainAction.RESEND, null);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1), stage.gateway.indexes());
        stage.execute(campaign);
        stage.pass(HOUR);
        assertEquals(List.of(0, 1, 0, 2), stage.gateway.indexes());
    }

    @Test
    void a_resend_carries_the_id_that_it_was_sent_with() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        paced.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR, UNCLEAR, UNCLEAR, UNCLEAR);
        paced.pass(HOUR);
        int sent = paced.gateway.calls.size();
        paced.done(new SessionCommand.Settle(campaign.id(), UncertainAction.RESEND, null));
        paced.pass(HOUR);
        assertEquals(sent + 1, paced.gateway.calls.size());
        assertNotNull(paced.gateway.calls.get(sent).messageId());
        assertEquals(
                paced.gateway.calls.get(sent - 1).messageId(),
                paced.gateway.calls.get(sent).messageId());
    }

    /** Rule C20: what carried an id is sent again with it, as often as anything is, before an operator is asked. */
    @Test
    void what_carried_an_id_needs_no_history_to_be_sent_again_with_it() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        paced.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR);
        paced.pass(HOUR);
        assertEquals(List.of(0, 1, 1), paced.gateway.indexes());
        assertEquals(
                paced.gateway.calls.get(1).messageId(),
                paced.gateway.calls.get(2).messageId());
        assertEquals(new SendCounts(0, 0, 2, 0, 0, 0), paced.view(campaign).sendCounts());
    }

    @Test
    void accepted_it_keeps_the_id_that_acks_speak_of() {
        Stage paced = new Stage();
        paced.gateway.form = Stage.IDS;
        paced.gateway.lookupResult = new LookupResult.Unanswerable("no history");
        Campaign campaign = paced.running(1, 2);
        paced.pass(1_000);
        paced.gateway.next(UNCLEAR, UNCLEAR, UNCLEAR, UNCLEAR);
        paced.pass(HOUR);
        paced.done(new SessionCommand.Settle(campaign.id(), UncertainAction.ACCEPT, null));
        SendDetail detail = paced.request(campaign, 1).detail();
        assertNotNull(detail);
        assertEquals(paced.gateway.calls.get(1).messageId(), detail.messageId());
    }

    @Test
    void what_is_uncertain_stays_so_over_a_restart() {
        Campaign campaign = uncertain();
        Stage next = stage.restarted(HOUR);
        next.pass(HOUR);
        assertEquals(List.of(), next.gateway.calls);
        assertEquals(List.of(), next.gateway.traced);
        next.done(new SessionCommand.Settle(campaign.id(), UncertainAction.RESEND, null));
        next.pass(HOUR);
        assertEquals(List.of(0, 1), next.gateway.indexes());
    }
}
